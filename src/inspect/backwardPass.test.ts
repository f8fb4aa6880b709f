/** Oracles: finite differences, the reference's own gradients, closed forms. */
import { describe, expect, test } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { cells, type ActivationName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import { charModelGradients } from '#reference/charModelGradients';
import { backwardPass } from './backwardPass.ts';
import { proof, type Nudged } from './proof.ts';
import { isMicroscopeCell, microscopeCells, type MicroscopeCell } from './microscopeCells.ts';
import type { CountedSteps } from './predictedText.ts';
import { entryTerms } from './weightTerms.ts';

const vocabulary = [...'abcd'];
const codes = [0, 3, 1, 1, 2, 0, 3];

/** Weights larger than fresh ones, so that every path carries something. */
function model(cell: MicroscopeCell, units = 3, factor = 2): CharModel {
  const fresh = seededCharacterModel({ cell, units, vocabulary }, 5);
  return { ...fresh, parameters: fresh.parameters.map((value) => value * factor) };
}

/** Truncation and rounding of (f(+ε) − f(−ε)) / 2ε at ε = 1e-5 are both about 1e-10 here. */
const close = 8;
const step = 1e-5;

function everyValue(cell: MicroscopeCell, T: number, H: number): readonly Nudged[] {
  const kinds = [
    ['activation', cells[cell].activations],
    ['preActivation', cells[cell].gates],
  ] as const;
  return kinds.flatMap(([kind, names]) =>
    (names as readonly ActivationName[]).flatMap((name) =>
      Array.from({ length: T * H }, (_, k) => ({ kind, name, timeStep: Math.floor(k / H), unit: k % H })),
    ),
  );
}

describe.each(microscopeCells)('the backward pass of %s', (cell) => {
  describe.each<CountedSteps>(['every', 'last'])('with the loss at %s step', (counted) => {
    const text = { model: model(cell), codes, counted };
    const pass = backwardPass(text, 0);
    const { T, H } = pass;

    test('agrees path by path with moving each value and measuring the loss', () => {
      for (const nudged of everyValue(cell, T, H)) {
        if (nudged.kind === 'recurrentWeight') continue;
        const paths = nudged.kind === 'activation' ? pass.whole.activations : pass.whole.preActivations;
        const at = nudged.timeStep * H + nudged.unit;
        const { byDifferences } = proof(text, nudged, step);
        for (const path of ['direct', 'recurrent', 'total'] as const)
          expect(byDifferences[path], `${path} ${JSON.stringify(nudged)}`).toBeCloseTo(
            paths[path][nudged.name]?.[at] ?? NaN,
            close,
          );
      }
    });

    test('adds up to the derivative by every recurrent weight', () => {
      const gates: readonly ActivationName[] = cells[cell].gates;
      for (const [block, gate] of gates.entries())
        for (let unit = 0; unit < H; unit++)
          for (let from = 0; from < H; from++) {
            const { terms, sums } = entryTerms(pass.whole.recurrentWeights, block * H + unit, from);
            const { byDifferences } = proof(text, { kind: 'recurrentWeight', gate, unit, from }, step);
            expect(sums[0]).toBeCloseTo(byDifferences.total, close);
            expect(terms.reduce((a, b) => a + b)).toBeCloseTo(sums[0], 14);
          }
    });
  });

  test('sums its terms to the gradient that training uses, in every entry and in norm', () => {
    const given = model(cell);
    const { whole, T, H, loss, lossTerms } = backwardPass({ model: given, codes, counted: 'every' }, 0);
    const window = { inputs: codes.slice(0, -1), targets: codes.slice(1), B: 1, initial: {} };
    const oracle = charModelGradients(given, window);
    const { weight_hh: expected } = oracle.layer.parameters;
    // The same products summed in the same order, or one behind another: rounding only.
    expect(loss).toBeCloseTo(oracle.lossNats, 13);
    expect(lossTerms.reduce((a, b) => a + b)).toBeCloseTo(loss, 13);
    expected.forEach((value, k) =>
      expect(entryTerms(whole.recurrentWeights, Math.floor(k / H), k % H).sums[0]).toBeCloseTo(value, 13),
    );
    expect(whole.recurrentWeights.sumNorms[0]).toBeCloseTo(Math.hypot(...expected), 13);
    expect(whole.recurrentWeights.termNorms[T - 1]).toBeCloseTo(whole.recurrentWeights.sumNorms[T - 1], 13);
  });

  test('at a wall drops exactly what comes from behind it', () => {
    const text = { model: model(cell), codes, counted: 'every' } as const;
    const { whole, cut, H } = backwardPass(text, 3);
    const names = cells[cell].activations as readonly ActivationName[];
    for (const name of names) {
      // Behind the wall nothing changes; right before it nothing comes back, and the direct path is untouched.
      expect(cut.activations.total[name]?.slice(3 * H)).toEqual(whole.activations.total[name]?.slice(3 * H));
      expect(cut.activations.direct[name]).toEqual(whole.activations.direct[name]);
      for (const value of cut.activations.recurrent[name]?.slice(2 * H, 3 * H) ?? [])
        expect(Math.abs(value)).toBe(0);
      expect(whole.activations.recurrent[name]?.slice(2 * H, 3 * H).some((value) => value !== 0)).toBe(true);
    }
    // Before the wall: the pass over the first letters alone, whose mean is over 3 letters instead of 6.
    const short = backwardPass({ ...text, codes: codes.slice(0, 4) }, 0);
    cut.activations.total.hiddenState
      ?.slice(0, 3 * H)
      .forEach((value, k) =>
        expect(value).toBeCloseTo((short.whole.activations.total.hiddenState?.[k] ?? NaN) / 2, 14),
      );
  });

  test('has no wall at 0, at T or beyond', () => {
    const text = { model: model(cell), codes, counted: 'every' } as const;
    for (const wall of [0, 6, 99]) {
      const { cut, whole } = backwardPass(text, wall);
      expect(cut).toBe(whole);
    }
  });

  test('works on one step and one unit, where nothing is handed on', () => {
    const text = { model: model(cell, 1), codes: [0, 1], counted: 'every' } as const;
    const { whole } = backwardPass(text, 0);
    expect(whole.activations.recurrent.hiddenState).toEqual(new Float64Array(1));
    expect(whole.recurrentWeights.sumNorms).toEqual(new Float64Array(1));
  });
});

test('with all weights zero the loss is ln V and no derivative leaves the head', () => {
  const zero = model('lstm', 2, 0);
  const { loss, whole } = backwardPass({ model: zero, codes, counted: 'every' }, 0);
  expect(loss).toBeCloseTo(Math.log(4), 13);
  for (const values of Object.values(whole.activations.total))
    expect(values.every((value) => value === 0)).toBe(true);
});

test('the derivative by h is Wᵀ(p − target) / T where nothing comes later', () => {
  const given = model('rnn');
  const { whole, T, H, trace } = backwardPass({ model: given, codes, counted: 'every' }, 0);
  const layout = charModelLayout(given.spec);
  const views = parameterViews(layout, given.parameters);
  const h = Array.from(trace.activations.hiddenState ?? []).slice((T - 1) * H);
  const logits = vocabulary.map((_, v) =>
    h.reduce((sum, value, k) => sum + value * views['fc.weight'][v * H + k], views['fc.bias'][v]),
  );
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  for (let unit = 0; unit < H; unit++) {
    const expected = logits.reduce((sum, logit, v) => {
      const error = Math.exp(logit) / total - (v === codes[T] ? 1 : 0);
      return sum + (error * views['fc.weight'][v * H + unit]) / T;
    }, 0);
    expect(whole.activations.total.hiddenState?.[(T - 1) * H + unit]).toBeCloseTo(expected, 13);
  }
});

test('norms neither vanish nor overflow where squares would', () => {
  const given = model('rnn', 1, 1);
  const views = parameterViews(charModelLayout(given.spec), given.parameters);
  views['fc.weight'].fill(0);
  // The smallest normal float32: its square is far below float64's range once multiplied by a state's.
  views['fc.weight'][1] = 1.2e-38;
  const { whole } = backwardPass({ model: given, codes: [0, 0, 1], counted: 'last' }, 0);
  const { termNorms, bySums, previousHidden } = whole.recurrentWeights;
  expect(termNorms[1]).toBeGreaterThan(0);
  expect(termNorms[1] / (Math.abs(bySums[1]) * Math.abs(previousHidden[1]))).toBeCloseTo(1, 12);
});

test('what cannot be taken apart is refused with what was expected', () => {
  const given = model('rnn');
  expect(() => backwardPass({ model: given, codes: [1], counted: 'every' }, 0)).toThrow('got 1');
  const peephole = { ...given, spec: { ...given.spec, cell: 'lstmPeephole' } } as const;
  expect(isMicroscopeCell(peephole.spec.cell)).toBe(false);
  expect(() => backwardPass({ model: peephole, codes, counted: 'every' }, 0)).toThrow('got lstmPeephole');
  const value = { kind: 'activation', name: 'hiddenState', timeStep: 0, unit: 0 } as const;
  expect(() => proof({ model: given, codes, counted: 'every' }, value, 0)).toThrow('got 0');
});
