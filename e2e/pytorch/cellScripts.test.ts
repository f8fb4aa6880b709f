/**
 * The scripts that a listing gives out with a model's weights, run as they are. Oracle: the float64 reference, which is
 * what the figure shows. Python's are skipped where its libraries are not there.
 */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { floatsToBase64 } from '#data/base64';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { cellScript } from '#notation/listings/cells';
import { codeNames } from '#notation/listings/codeNames';
import { standardNotation, type NotationChoice } from '#notation/notation';
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

const otherChoices: readonly NotationChoice[] = [
  { family: 'states', update: 'write' },
  { family: 'hidden', update: 'write' },
  { family: 'rows', update: 'keep' },
  { family: 'concatenated', update: 'write' },
];
/** Few units: tensors of a few numbers are written out. More: in base64. And each of the other books' letters. */
const cases: readonly Required<Named>[] = [
  ...cellNames.flatMap((cell) => [2, 9].map((units) => ({ cell, units, choice: standardNotation }))),
  ...otherChoices.flatMap((choice) =>
    (['lstm', 'gru', 'gruResetBefore'] as const).map((cell) => ({ cell, units: 9, choice })),
  ),
];
const scripts = (language: CodeLanguage) =>
  cases.map(({ cell, units, choice }) => cellScript(language, choice, placeOf(cell, units)));

/** What is asked for: 1e-5. Both sides compute in float64 and print eight decimals. */
const tolerance = 1e-5;

interface Named {
  readonly cell: CellName;
  readonly units: number;
  /** Whose letters; PyTorch's unless told. */
  readonly choice?: NotationChoice;
}

/** The largest difference between what a script printed and what the figure shows; NaN where anything is missing. */
function farthest(printed: string, { cell, units, choice = standardNotation }: Named): number {
  const { model, timeStep, unit } = placeOf(cell, units);
  const { trace, probabilities } = readText(
    model,
    word.map((letter) => vocabulary.indexOf(letter)),
  );
  const values = printedValues(printed);
  const names: readonly ActivationName[] = cells[cell].activations;
  const { quantities, update } = codeNames(choice, cell);
  const differences = names.map((name) => {
    const value = trace.activations[name]?.[timeStep * units + unit] ?? Number.NaN;
    // A gate that says how much is written is one less the gate that says how much is kept.
    const shown = name === 'updateGate' && update === 'write' ? 1 - value : value;
    const letter = quantities[name];
    const found = values.get(letter) ?? values.get(letter.replace('_tilde', 'Tilde')) ?? Number.NaN;
    return Math.abs(found - shown);
  });
  const V = vocabulary.length;
  const likeliest = [...probabilities.subarray(timeStep * V, (timeStep + 1) * V)].toSorted((a, b) => b - a);
  const three = printedProbabilities(printed);
  const ofLetters = [0, 1, 2].map((k) => Math.abs((three[k] ?? Number.NaN) - likeliest[k]));
  return values.size === names.length ? Math.max(...differences, ...ofLetters) : Number.NaN;
}

describe('TypeScript', () => {
  test.for(cases)('$cell of $units units, $choice.family: prints what the figure shows', async (named) => {
    const script = cellScript('typescript', named.choice, placeOf(named.cell, named.units));
    expect(farthest(await runTypeScript(script), named)).toBeLessThan(tolerance);
  });

  test('every script passes the compiler’s strict checks', () => {
    expect(typeErrors(scripts('typescript'))).toBe('');
  }, 60_000);

  test('a script with one weight changed prints something else', async () => {
    const place = placeOf('lstm', 9);
    const parameters = place.model.parameters.map((value, k) => (k === 9 * 4 * 15 ? value + 1 : value));
    const script = cellScript('typescript', standardNotation, {
      ...place,
      model: { ...place.model, parameters },
    });
    const printed = await runTypeScript(script);
    expect(farthest(printed, { cell: 'lstm', units: 9 })).toBeGreaterThan(100 * tolerance);
  });
});

/** What a language's scripts import. */
const libraries = { numpy: 'numpy', pytorch: 'torch', keras: 'keras' } as const;
type PythonLanguage = keyof typeof libraries;

/**
 * Keras itself where it is installed. Elsewhere a stand-in over NumPy with the layers and operations that the scripts
 * use, written from its documentation: it shows that they run, and that gates and biases are in Keras' order.
 */
const standIn = join(import.meta.dirname, 'kerasStandIn');
const hasKeras = pythonWith(['keras']) !== null;

describe.for<PythonLanguage>(['numpy', 'pytorch', 'keras'])('%s', (language) => {
  const path = language === 'keras' && !hasKeras ? standIn : undefined;
  const found = pythonWith([libraries[language]], path);
  const why =
    found === null
      ? ` (skipped: no Python here can import ${path === undefined ? libraries[language] : 'numpy'}; PYTHON may name one that can)`
      : path === undefined
        ? ''
        : ' (on a stand-in: Keras is not installed here)';
  let printed: readonly string[] = [];
  beforeAll(() => {
    // Skipped tests of a file without a failure are not listed.
    if (why !== '') console.warn(`Scripts in ${language}${why}`);
    if (found !== null) printed = runPythonScripts(found, scripts(language), path);
  }, 120_000);

  test.skipIf(found === null).for(cases.map((named, k) => [named, k] as const))(
    `%j prints what the figure shows${why}`,
    ([named, k]) => {
      expect(farthest(printed[k], named)).toBeLessThan(tolerance);
      // What the ready-made cell, or the layer around ours, says of itself.
      for (const [, difference] of printed[k].matchAll(/to within (.*)$/gm))
        expect(Number(difference)).toBeLessThan(tolerance);
    },
  );
});
