import { describe, expect, test } from 'vitest';
import { failures, letsGoAt } from './criteria.ts';
import type { ResultOf } from './result.ts';

const head = {
  format: 'experiment 1' as const,
  seeds: [1],
  times: { processor: 'none', seconds: [] },
};

/** The figures of the notes themselves. */
const notes: Readonly<Record<string, number>> = {
  lastValue: 0.02,
  linear: 0.004,
  simpleRnn1: 0.014,
  deepRnn: 0.003,
  deepRnnDense: 0.003,
  tenStepsIteratively: 0.029,
  tenStepsAtOnce: 0.008,
  sequenceToSequence: 0.006,
};

function ladder(changed: Readonly<Record<string, number>> = {}): ResultOf<'forecast'> {
  return {
    ...head,
    name: 'forecast',
    settings: { train: 7000, validation: 2000, T: 50, batch: 32, epochs: 20 },
    rows: Object.entries(notes).map(([network, figure]) => ({
      network,
      horizon: 1,
      parameters: 1,
      learningRate: 0.001,
      notes: figure,
      meanSquaredErrors: [changed[network] ?? figure],
    })),
  };
}

describe('the ladder', () => {
  test('comes out with the figures of the notes themselves', () => {
    expect(failures(ladder())).toEqual([]);
  });

  test.each([
    ['a baseline that is 16% off', { linear: 0.00464 }, 'linear: expected 0.004 ± 15%'],
    [
      'a network that is 26% worse than the notes',
      { tenStepsAtOnce: 0.01008 },
      'tenStepsAtOnce: expected at most',
    ],
    [
      'a deep network that does not beat the linear one',
      { deepRnn: 0.0041 },
      'expected deepRnn (0.0041) below linear',
    ],
    ['a network that is missing', { sequenceToSequence: NaN }, 'expected sequenceToSequence (NaN) below'],
  ])('fails with %s', (_, changed, sentence) => {
    expect(failures(ladder(changed))[0]).toContain(sentence);
  });

  test('fails at other sizes than those of the notes', () => {
    const result = ladder();
    const settings = { ...result.settings, epochs: 2 };
    expect(failures({ ...result, settings })[0]).toContain('7000, 2000, 50, 32, 20');
  });
});

describe('copying', () => {
  const accuracies = (values: readonly number[]) =>
    values.map((value, k) => ({ distance: 10 * (k + 1), accuracies: [value, value, value, value, value] }));
  const result = (reach: Readonly<Record<'rnn' | 'lstm' | 'gru', readonly number[]>>): ResultOf<'copy'> => ({
    ...head,
    seeds: [1, 2, 3, 4, 5],
    name: 'copy',
    settings: {
      batch: 1,
      learningRate: 1,
      clipNorm: 1,
      steps: 1,
      units: 1,
      alphabet: 4,
      fillers: 4,
      train: 1,
    },
    chance: 0.25,
    rows: (['rnn', 'lstm', 'gru'] as const).map((cell) => {
      const distances = accuracies(reach[cell]);
      return { cell, keepBias: null, parameters: 1, distances, letsGoAt: letsGoAt(distances, 0.25) };
    }),
  });

  test('a cell lets go where its mean accuracy is first below half-way between chance and 1', () => {
    expect(letsGoAt(accuracies([1, 0.625, 0.62, 1]), 0.25)).toBe(30);
    expect(letsGoAt(accuracies([1, 0.63]), 0.25)).toBeNull();
  });

  test('comes out when the gated cells remember farther than the plain one', () => {
    expect(failures(result({ rnn: [1, 0.3, 0.3], lstm: [1, 1, 1], gru: [1, 1, 0.3] }))).toEqual([]);
  });

  test('fails when one of them does not, or the plain one never lets go', () => {
    const tied = result({ rnn: [1, 0.3], lstm: [1, 0.3], gru: [1, 1] });
    expect(failures(tied)[0]).toContain('lstm: expected to let go later than rnn (20)');
    const never = result({ rnn: [1, 1], lstm: [1, 1], gru: [1, 1] });
    expect(failures(never)[0]).toContain('rnn: expected to let go');
  });

  test('fails when a file says that a cell let go elsewhere than its accuracies show', () => {
    const sound = result({ rnn: [1, 0.3], lstm: [1, 1], gru: [1, 1] });
    const rows = sound.rows.map(({ cell, parameters, distances }) => ({
      cell,
      keepBias: null,
      parameters,
      distances,
      letsGoAt: 10,
    }));
    expect(failures({ ...sound, rows })).toHaveLength(3);
  });
});

test('adding fails when a gated cell has not solved it, or the plain one has', () => {
  const result = (rnn: number, lstm: number, gru: number): ResultOf<'adding'> => ({
    ...head,
    name: 'adding',
    settings: {
      batch: 1,
      learningRate: 1,
      clipNorm: 1,
      steps: 1,
      units: 1,
      T: 100,
      train: 1,
      forgetBias: 1,
    },
    baseline: 1 / 6,
    rows: Object.entries({ rnn, lstm, gru } as const).map(([cell, error]) => ({
      cell: cell === 'rnn' ? 'rnn' : cell === 'lstm' ? 'lstm' : 'gru',
      parameters: 1,
      meanSquaredErrors: [error],
      steps: [1],
      curve: [],
    })),
  });
  expect(failures(result(0.16, 0.004, 0.004))).toEqual([]);
  expect(failures(result(0.16, 0.011, 0.004))[0]).toContain('lstm: expected a mean squared error below');
  expect(failures(result(0.09, 0.004, 0.004))[0]).toContain('rnn: expected not to solve it');
});

const trained = { learningRate: 1, trainBits: [2.5] };

test('letters fail at unmatched parameters, and without beating the letter frequencies', () => {
  const result = (rnn: number, bits: number): ResultOf<'text'> => ({
    ...head,
    name: 'text',
    settings: {
      batch: 1,
      learningRates: [1],
      clipNorm: 1,
      steps: 1,
      window: 1,
      letters: 1,
      validationShare: 0.05,
    },
    letterFrequency: 4.4,
    letterEntropy: 4.4,
    rows: [
      { cell: 'lstm', units: 64, parameters: 1000, ...trained, bitsPerLetter: [2.5] },
      { cell: 'rnn', units: 139, parameters: rnn, ...trained, bitsPerLetter: [bits] },
    ],
  });
  expect(failures(result(1020, 2.6))).toEqual([]);
  expect(failures(result(1021, 2.6))[0]).toContain('rnn: expected 1000 parameters');
  expect(failures(result(1000, 4.5))[0]).toContain('rnn: expected fewer bits');
});

test('pronouncing fails unless it is clearly better than the most frequent sounds', () => {
  const result = (errorRate: number): ResultOf<'pronounce'> => ({
    ...head,
    name: 'pronounce',
    settings: {
      batch: 1,
      learningRate: 1,
      clipNorm: 1,
      steps: 1,
      units: 1,
      embedding: 1,
      train: 1,
      validation: 1,
    },
    baseline: 0.4,
    rows: [{ cell: 'lstm', parameters: 1, errorRates: [errorRate], curve: [] }],
  });
  expect(failures(result(0.29))).toEqual([]);
  expect(failures(result(0.31))[0]).toContain('lstm: expected a phoneme error rate');
});
