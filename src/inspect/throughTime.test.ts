/** Oracles: finite differences over the whole network, and the backward pass that they are parts of. */
import { describe, expect, test } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { readText } from '#reference/charModel';
import { charModelLayout } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import { backwardPass } from './backwardPass.ts';
import { proof } from './proof.ts';
import { throughTimeNumbers } from './throughTime.ts';

const vocabulary = [...'abcd'];
const codes = [0, 3, 1, 1, 2, 0, 3];
const [T, H] = [6, 3];

function model(cell: 'rnn' | 'rnnRelu' | 'gru') {
  const fresh = seededCharacterModel({ cell, units: H, vocabulary }, 5);
  return { ...fresh, parameters: fresh.parameters.map((value) => value * 2) };
}

const places = Array.from({ length: T * H }, (_, k) => ({
  timeStep: Math.floor(k / H),
  unit: k % H,
  from: (k + 1) % H,
}));

describe.each(['rnn', 'rnnRelu'] as const)('the numbers of a backward pass of %s', (cell) => {
  const given = model(cell);

  test.each(['every', 'last'] as const)('agree with measured derivatives where %s counts', (counted) => {
    const text = { model: given, codes, counted };
    const pass = backwardPass(text, 0);
    for (const { timeStep, unit, from } of places) {
      const numbers = throughTimeNumbers(given, pass, { timeStep, unit, from, wall: 0 });
      const state = { kind: 'activation', name: 'hiddenState', timeStep, unit } as const;
      const { byDifferences } = proof(text, state, 1e-5);
      // Truncation and rounding of the difference are both about 1e-10.
      expect(numbers?.directPath).toBeCloseTo(byDifferences.direct, 8);
      expect(numbers?.recurrentPath).toBeCloseTo(byDifferences.recurrent, 8);
      const sum = proof(text, { ...state, kind: 'preActivation' }, 1e-5).byDifferences.total;
      expect(numbers?.sumDerivative).toBeCloseTo(sum, 8);
      const weight = { kind: 'recurrentWeight', gate: 'hiddenState', unit, from } as const;
      expect(numbers?.weightDerivative).toBeCloseTo(proof(text, weight, 1e-5).byDifferences.total, 8);
    }
  });

  test('fit together as the lines of the derivation say', () => {
    const pass = backwardPass({ model: given, codes, counted: 'every' }, 0);
    for (const place of places) {
      const n = throughTimeNumbers(given, pass, { ...place, wall: 0 })!;
      expect(n.lossOfStep + n.lossOfOthers).toBeCloseTo(n.meanLoss, 14);
      expect(n.directPath + n.recurrentPath).toBeCloseTo(n.stateDerivative, 14);
      expect(n.slopeHere * n.stateDerivative).toBeCloseTo(n.sumDerivative, 14);
      expect(n.sumDerivative * n.readState).toBeCloseTo(n.weightTerm, 14);
      expect(n.factors).toBe(T - 1 - place.timeStep);
    }
  });

  test('find the recurrent path in the shares of the units that read, and none at the end', () => {
    const pass = backwardPass({ model: given, codes, counted: 'every' }, 0);
    const weights = parameterViews(charModelLayout(given.spec), given.parameters)['weight_hh_l0'];
    const deltas = pass.whole.preActivations.total.hiddenState!;
    for (const place of places) {
      const n = throughTimeNumbers(given, pass, { ...place, wall: 0 })!;
      const shares = Array.from({ length: H }, (_, reader) =>
        place.timeStep === T - 1
          ? 0
          : weights[reader * H + place.unit] * deltas[(place.timeStep + 1) * H + reader],
      );
      expect(Math.abs(n.strongestShare)).toBeCloseTo(Math.max(...shares.map(Math.abs)), 14);
      expect(n.strongestShare + n.otherShares).toBeCloseTo(
        shares.reduce((sum, share) => sum + share, 0),
        13,
      );
    }
  });

  test('give the entry of the product that moving a state and reading on measures', () => {
    const pass = backwardPass({ model: given, codes, counted: 'last' }, 0);
    const base = readText(given, Int32Array.from(codes.slice(0, T))).trace;
    const states = base.activations.hiddenState!;
    const views = parameterViews(charModelLayout(given.spec), given.parameters);
    const phi = (a: number) => (cell === 'rnn' ? Math.tanh(a) : Math.max(0, a));
    // Reads on from a state by the equations of the cell, written out here.
    const finalState = (timeStep: number, unit: number, by: number) => {
      let h = Array.from(states.subarray(timeStep * H, (timeStep + 1) * H));
      h[unit] += by;
      for (let t = timeStep + 1; t < T; t++)
        h = h.map((_, row) =>
          phi(
            views['weight_ih_l0'][row * vocabulary.length + codes[t]] +
              h.reduce((sum, value, k) => sum + views['weight_hh_l0'][row * H + k] * value, 0) +
              views['bias_ih_l0'][row] +
              views['bias_hh_l0'][row],
          ),
        );
      return h[unit];
    };
    for (const { timeStep, unit, from } of places) {
      const { productEntry } = throughTimeNumbers(given, pass, { timeStep, unit, from, wall: 0 })!;
      const measured = (finalState(timeStep, unit, 1e-5) - finalState(timeStep, unit, -1e-5)) / 2e-5;
      expect(productEntry).toBeCloseTo(measured, 8);
    }
  });
});

test('nothing comes back through a wall, and the derivative without it is told beside the one with it', () => {
  const given = model('rnn');
  const pass = backwardPass({ model: given, codes, counted: 'every' }, 3);
  const before = throughTimeNumbers(given, pass, { timeStep: 2, unit: 1, from: 0, wall: 3 })!;
  expect(before).toMatchObject({ recurrentPath: 0, strongestShare: 0, otherShares: 0 });
  const open = backwardPass({ model: given, codes, counted: 'every' }, 0);
  const uncut = throughTimeNumbers(given, open, { timeStep: 2, unit: 1, from: 0, wall: 0 })!;
  expect(before.uncutWeightDerivative).toBe(uncut.weightDerivative);
  expect(before.weightDerivative).not.toBeCloseTo(uncut.weightDerivative, 3);
});

test('a cell with gates has no such numbers', () => {
  const given = model('gru');
  const pass = backwardPass({ model: given, codes, counted: 'every' }, 0);
  expect(throughTimeNumbers(given, pass, { timeStep: 1, unit: 0, from: 0, wall: 0 })).toBeNull();
});
