/**
 * The scripts that a listing gives out with a model's weights, run as they are. Oracle: the float64 reference, which is
 * what the figure shows. Python's are skipped where its libraries are not there.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { floatsToBase64 } from '#data/base64';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { cellScript } from '#notation/listings/cells';
import type { CodeLanguage } from '#notation/listings/listing';
import type { ShownPlace } from '#notation/listings/shownModel';
import { readText } from '#reference/charModel';
import { cellNames, cells, type ActivationName, type CellName } from '#rnn/cells';
import {
  printedProbabilities,
  printedValues,
  pythonWith,
  runPythonScripts,
  runTypeScript,
  typeErrors,
} from './scripts.ts';

/** Letters that a string literal must escape, or that are several code units, are among them. */
const vocabulary = ['h', 'e', 'l', 'o', ' ', '"', "'", '\\', '\n', '`', '$', '{', '’', '가', '👩‍🚀'];
const word = ['h', '"', 'e', '\\', 'l', '\n', 'l', '👩‍🚀', 'o', '`', 'h', "'"];

/** Weights of ±1, so that gates and states move over their whole range. */
function placeOf(cell: CellName, units: number): ShownPlace {
  const { spec, parameters } = seededCharacterModel({ cell, units, vocabulary }, units);
  const model = { spec, parameters: parameters.map((value) => value * Math.sqrt(units)) };
  return { model, letters: word, timeStep: word.length - 2, unit: units - 1, base64: floatsToBase64 };
}

/** Few units: tensors of a few numbers are written out. More: in base64. */
const cases = cellNames.flatMap((cell) => [2, 9].map((units) => ({ cell, units })));
const scripts = (language: CodeLanguage) =>
  cases.map(({ cell, units }) => cellScript(language, 'pytorch', placeOf(cell, units)));

/** What is asked for: 1e-5. Both sides compute in float64 and print eight decimals. */
const tolerance = 1e-5;

function expectFigure(printed: string, { cell, units }: (typeof cases)[number]) {
  const { model, timeStep, unit } = placeOf(cell, units);
  const { trace, probabilities } = readText(
    model,
    word.map((letter) => vocabulary.indexOf(letter)),
  );
  const values = printedValues(printed);
  const names: readonly ActivationName[] = cells[cell].activations;
  expect(values.size).toBe(names.length);
  for (const name of names) {
    const printedValue = values.get((cells[cell].letters as Record<string, string>)[name]) ?? Number.NaN;
    const shown = trace.activations[name]?.[timeStep * units + unit] ?? Number.NaN;
    expect(Math.abs(printedValue - shown), name).toBeLessThan(tolerance);
  }
  const V = vocabulary.length;
  const likeliest = [...probabilities.subarray(timeStep * V, (timeStep + 1) * V)].toSorted((a, b) => b - a);
  const three = printedProbabilities(printed);
  expect(three).toHaveLength(3);
  for (const [k, p] of three.entries()) expect(Math.abs(p - likeliest[k])).toBeLessThan(tolerance);
}

describe('TypeScript', () => {
  test.for(cases)('$cell of $units units prints what the figure shows', async ({ cell, units }) => {
    const script = cellScript('typescript', 'pytorch', placeOf(cell, units));
    expectFigure(await runTypeScript(script), { cell, units });
  });

  test('every script passes the compiler’s strict checks', () => {
    expect(typeErrors(scripts('typescript'))).toBe('');
  }, 60_000);

  test('a script with one weight changed does not pass', async () => {
    const place = placeOf('lstm', 9);
    const parameters = place.model.parameters.map((value, k) => (k === 9 * 4 * 15 ? value + 1 : value));
    const script = cellScript('typescript', 'pytorch', { ...place, model: { ...place.model, parameters } });
    const printed = await runTypeScript(script);
    expect(() => expectFigure(printed, { cell: 'lstm', units: 9 })).toThrow(/expected/);
  });
});

const python: Readonly<Record<'numpy' | 'pytorch', string | null>> = {
  numpy: pythonWith(['numpy']),
  pytorch: pythonWith(['torch']),
};

describe.for(['numpy', 'pytorch'] as const)('%s', (language) => {
  const found = python[language];
  const module = language === 'pytorch' ? 'torch' : language;
  const why =
    found === null ? ` (skipped: no Python here can import ${module}; PYTHON may name one that can)` : '';
  let printed: readonly string[] = [];
  beforeAll(() => {
    // Skipped tests of a file without a failure are not listed.
    if (found === null) console.warn(`Scripts in ${language} are not run${why}.`);
    else printed = runPythonScripts(found, scripts(language));
  }, 120_000);

  test.skipIf(found === null).for(cases.map((named, k) => ({ ...named, k })))(
    `$cell of $units units prints what the figure shows${why}`,
    ({ k, ...named }) => expectFigure(printed[k], named),
  );
});
