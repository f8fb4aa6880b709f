/** Oracle: the reference again, over the text of the case; and a rounding of every number as float32 makes it. */
import { describe, expect, test } from 'vitest';
import { cellNames } from '#rnn/cells';
import { builtCell, gradTraceFactor, parseCase, type LayerCase, type NumberArray } from './cases.ts';
import { caseText, generatedCases, type GeneratedCase } from './generated.ts';
import { runLayersOnReference, trainOnReference } from './referenceRunner.ts';
import { float32Tolerance, float64Tolerance, judgeLayers, judgeTraining } from './result.ts';

/** Large ones are like small ones here. */
const quick = generatedCases.filter(({ sizes: [, , , H] }) => H < 100);

test('every cell has every kind of case, and every name is used once', () => {
  const count = (of: (generated: GeneratedCase) => boolean) =>
    cellNames.map(
      (cell) => generatedCases.filter((generated) => generated.cell === cell && of(generated)).length,
    );
  for (const special of [
    ({ sizes: [T] }: GeneratedCase) => T === 1,
    ({ sizes: [T] }: GeneratedCase) => T === 200,
    ({ sizes: [, B] }: GeneratedCase) => B === 1,
    ({ sizes: [, , , H] }: GeneratedCase) => H === 1,
    ({ sizes: [, , , H] }: GeneratedCase) => H === 257,
    ({ sizes: [, , , , L] }: GeneratedCase) => L === 3,
    ({ updates }: GeneratedCase) => updates !== null,
  ])
    expect(count(special).every((cases) => cases > 0)).toBe(true);
  expect(count(({ epsilon }) => epsilon === 1e-8)).toEqual(
    cellNames.map((cell) => (cell.endsWith('LayerNorm') ? 1 : 0)),
  );
  expect(new Set(generatedCases.map(({ name }) => name)).size).toBe(generatedCases.length);
});

describe.for(quick)('$name', (generated) => {
  const text = caseText(generated);
  const golden = parseCase(text);
  const built = builtCell(golden);

  test('asks for its cell, its epsilon, and has its answers from nothing but its text', () => {
    expect(built).toEqual({
      cell: generated.cell,
      epsilon: generated.cell.endsWith('LayerNorm') ? generated.epsilon : 1e-5,
    });
    const verdict =
      golden.kind === 'training'
        ? judgeTraining(golden, trainOnReference(golden, built!), float64Tolerance)
        : judgeLayers(golden, runLayersOnReference(golden, built!), float64Tolerance);
    expect(verdict).toMatchObject({ ok: true });
    expect(golden.kind === 'layer' && gradTraceFactor(golden)).toBe(golden.kind === 'layer' ? 1 : false);
  });

  test('is not chaotic: a rounding of all numbers leaves a tenth of the tolerance of float32', () => {
    if (golden.kind === 'training') return;
    const rounded = {
      ...golden,
      params: Object.fromEntries(
        Object.entries(golden.params).map(([name, values]) => [name, aRoundingAway(values)]),
      ),
      x: aRoundingAway(golden.x),
    } satisfies LayerCase;
    const tenth = { ...float32Tolerance, layer: float32Tolerance.layer / 10 };
    expect(judgeLayers(golden, runLayersOnReference(rounded, built!), tenth)).toMatchObject({ ok: true });
  });
});

test('one name is one text; given numbers are exact in float32', () => {
  const [first] = generatedCases;
  expect(caseText(first)).toBe(caseText(first));
  const golden = parseCase(caseText(first));
  if (golden.kind === 'training') throw new Error('not a layer case');
  for (const { data } of [...Object.values(golden.params), golden.x, golden.h0, golden.upstream])
    expect(data).toEqual(Float64Array.from(Float32Array.from(data)));
});

/** Every other value up, the rest down, by half of float32's last bit. */
function aRoundingAway({ shape, data }: NumberArray): NumberArray {
  return { shape, data: data.map((value, k) => value * (1 + (k % 2 === 0 ? 1 : -1) * 2 ** -24)) };
}
