import { describe, expect, test } from 'vitest';
import type { Split } from '../task.ts';
import { twoSines, twoSinesSeries } from './twoSines.ts';

function baseline(name: string, split: Split): number {
  const found = twoSines.baselines.find((baseline) => baseline.name === name);
  if (!found) throw new Error(`no baseline ${name}`);
  return found.of(split);
}

const mean = (count: number, of: (k: number) => number) => {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += of(k);
  return sum / count;
};

/**
 * Expected `(x(t₂) − x(t₁))²` by the midpoint rule over frequencies and offsets: the oracle of the naive forecast.
 * The two waves are independent, so that the mean of their product is the product of their means; the noise, uniform
 * over ±0.05, adds twice its variance 0.01/12.
 */
function expectedSquare(from: number, to: number): number {
  const grid = 200;
  const wave = (size: number, least: number, range: number, power: number) =>
    mean(grid, (i) =>
      mean(grid, (j) => {
        const frequency = ((i + 0.5) / grid) * range + least;
        const offset = (j + 0.5) / grid;
        return (
          (size * (Math.sin((to - offset) * frequency) - Math.sin((from - offset) * frequency))) ** power
        );
      }),
    );
  return (
    wave(0.5, 10, 10, 2) +
    wave(0.2, 20, 20, 2) +
    2 * wave(0.5, 10, 10, 1) * wave(0.2, 20, 20, 1) +
    (2 * 0.01) / 12
  );
}

describe('the two-sine series of the notes', () => {
  const split = twoSines.examples();

  test('7000, 2000 and 1000 series of 50 steps, one value to forecast', () => {
    expect([split.train.count, split.validation.count, split.test?.count]).toEqual([7000, 2000, 1000]);
    expect(split.train.inputs).toMatchObject({ kind: 'values', T: 50, I: 1 });
    expect(split.train.targets).toMatchObject({ kind: 'values', T: null, O: 1 });
  });

  test('the last value again gives the error that integration gives, and about the 0.020 of the notes', () => {
    // 2000 series: the standard error of the mean is 2.7% of it; three of them.
    const expected = expectedSquare(49 / 50, 1);
    expect(Math.abs(baseline('lastValue', split) / expected - 1)).toBeLessThan(0.081);
    expect(Math.abs(baseline('lastValue', split) / 0.02 - 1)).toBeLessThan(0.15);
  });

  test('a linear model trained as in the notes reaches about their 0.004; the best one less', () => {
    expect(Math.abs(baseline('trainedLinear', split) / 0.004 - 1)).toBeLessThan(0.15);
    expect(baseline('linear', split)).toBeLessThan(0.0032);
    // Noise of the value to come alone: 0.01/12.
    expect(baseline('linear', split)).toBeGreaterThan(0.01 / 12);
  });

  test('ten steps ahead: the last value again as integration gives it, the linear model about 0.019', () => {
    const ten = twoSines.examples({ horizon: 10 });
    const expected = mean(10, (k) => expectedSquare(49 / 59, (50 + k) / 59));
    // Three standard errors of 1.8%.
    expect(Math.abs(baseline('lastValue', ten) / expected - 1)).toBeLessThan(0.054);
    expect(Math.abs(baseline('trainedLinear', ten) / 0.0188 - 1)).toBeLessThan(0.15);
  });

  test('a forecast after every step is the window of the next ten values, moved step by step', () => {
    const options = { horizon: 10, everyStep: true, train: 3, validation: 2, test: 0 };
    const { train, test: none } = twoSines.examples(options);
    expect(none).toBeNull();
    const series = twoSinesSeries(5, 60, twoSines.defaults.seed).values;
    if (train.inputs.kind !== 'values' || train.targets.kind !== 'values') throw new Error('expected values');
    expect(train.targets.values).toHaveLength(3 * 50 * 10);
    for (const [n, t, k] of [
      [0, 0, 0],
      [1, 13, 4],
      [2, 49, 9],
    ]) {
      expect(train.inputs.values[n * 50 + t]).toBe(Math.fround(series[n * 60 + t]));
      expect(train.targets.values[(n * 50 + t) * 10 + k]).toBe(Math.fround(series[n * 60 + t + 1 + k]));
    }
    const atOnce = twoSines.examples({ ...options, everyStep: false }).train.targets;
    if (atOnce.kind !== 'values') throw new Error('expected values');
    expect(atOnce.values.subarray(10, 20)).toEqual(train.targets.values.subarray(99 * 10, 100 * 10));
  });

  test('the same seed gives the same series, another seed others', () => {
    expect(twoSinesSeries(4, 20, 3)).toEqual(twoSinesSeries(4, 20, 3));
    expect(twoSinesSeries(4, 20, 3)).not.toEqual(twoSinesSeries(4, 20, 4));
  });

  test('options without sense are named', () => {
    expect(() => twoSines.examples({ T: 0 })).toThrow('T: expected a whole number from 1 on, got 0');
    expect(() => twoSines.examples({ horizon: 1.5 })).toThrow('horizon');
  });
});
