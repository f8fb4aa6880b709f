import { describe, expect, test } from 'vitest';
import { cellNames } from '#rnn/cells';
import { lastAnswers, parseCells, raceBaseline, raceEntrants, raceSplit, raceTasks } from './race.ts';

const setup = { units: 8, layers: 1, seeds: 1, rate: 0.01, steps: 10, match: 'units' } as const;

describe('a race', () => {
  test.each(raceTasks)(
    '%s: networks of every cell fit the examples, and parameters can be matched',
    (task) => {
      const { train } = raceSplit(task, 1);
      for (const cell of cellNames) {
        const cells = cell === 'lstm' ? (['lstm'] as const) : (['lstm', cell] as const);
        const entrants = raceEntrants({ ...setup, task, cells, units: 16, match: 'parameters' });
        const { spec, parameters } = entrants[entrants.length - 1];
        const { inputs } = train;
        expect(spec.inputs.size).toBe(inputs.kind === 'values' ? inputs.I : inputs.V);
        expect(Math.abs(parameters / entrants[0].parameters - 1)).toBeLessThan(0.06);
      }
    },
  );

  test('an LSTM of 8 units over two columns has 4·8·(2+8+2) + 9 parameters', () => {
    const [{ parameters }] = raceEntrants({ ...setup, task: 'adding', cells: ['lstm'] });
    expect(parameters).toBe(4 * 8 * (2 + 8 + 2) + 9);
  });

  test('baselines: a sixth for adding within a tenth, ln 4 and ln 2 for guesses', () => {
    expect(raceBaseline('adding', raceSplit('adding', 1))).toBeCloseTo(1 / 6, 1);
    expect(raceBaseline('copyFirst', raceSplit('copyFirst', 1))).toBe(Math.log(4));
    expect(raceBaseline('holdBit', raceSplit('holdBit', 1))).toBe(Math.log(2));
    expect(raceBaseline('twoSines', raceSplit('twoSines', 1))).toBeGreaterThan(0);
  });

  test('the last answers are time-major and count the last step alone', () => {
    const split = raceSplit('holdBit', 2);
    const { validation } = split;
    const { T, B, inputs, targets } = lastAnswers(split, 3);
    const { inputs: read, targets: given } = validation;
    if (read.kind !== 'values' || given.kind !== 'codes') throw new Error('holdBit reads numbers');
    for (const [row, t] of [
      [0, 0],
      [2, 5],
      [1, T - 1],
    ])
      expect(inputs.slice((t * B + row) * 2, (t * B + row) * 2 + 2)).toEqual([
        ...read.values.subarray((row * T + t) * 2, (row * T + t) * 2 + 2),
      ]);
    expect(targets.values.slice(0, -B).every((code) => code === -1)).toBe(true);
    expect(targets.values.slice(-B)).toEqual([0, 1, 2].map((row) => given.codes[row * T + T - 1]));
  });

  test('a list of cells has one to four known names, none twice', () => {
    expect(parseCells('rnn,gru')).toEqual(['rnn', 'gru']);
    for (const text of ['', 'rnn,rnn', 'rnn,gpt', 'rnn,gru,lstm,rnnRelu,lstmPeephole'])
      expect(parseCells(text)).toBeNull();
  });
});
