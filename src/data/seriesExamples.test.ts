import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertExamples, type Examples } from './examples.ts';
import { seriesExamples, type Series, type SeriesOptions } from './seriesExamples.ts';
import type { Split } from './task.ts';

const options: SeriesOptions = { T: 3, horizon: 2, everyStep: false, column: 'a', validationShare: 0.4 };

function oneColumn(values: readonly number[]): Series {
  return { columns: [{ name: 'a', unit: 'm' }], table: { values: Float64Array.from(values), C: 1 } };
}

function splitOf(series: Series, changes: Partial<SeriesOptions> = {}): Split {
  const result = seriesExamples(series, { ...options, ...changes });
  if (result.kind !== 'split') throw new Error(JSON.stringify(result));
  return result.split;
}

/** Inputs and targets in the column's own unit, rounded to what float32 keeps. */
function ownUnit(split: Split, { inputs, targets }: Examples) {
  if (inputs.kind !== 'values' || targets.kind !== 'values' || split.inputs.kind !== 'values')
    throw new Error('expected values');
  const [{ mean, deviation }] = split.inputs.columns;
  const back = (value: number) => Math.round((value * deviation + mean) * 1000) / 1000;
  return { read: Array.from(inputs.values, back), answers: Array.from(targets.values, back) };
}

describe('a series cut into examples', () => {
  test('the last part is for validation, and no window reaches into the other part', () => {
    const split = splitOf(oneColumn([1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15]), { validationShare: 5 / 11 });
    expect(ownUnit(split, split.train)).toEqual({ read: [1, 2, 3, 2, 3, 4], answers: [4, 5, 5, 6] });
    expect(ownUnit(split, split.validation)).toEqual({ read: [11, 12, 13], answers: [14, 15] });
  });

  test('for any series: mean 0 and deviation 1 of the training part, and every value comes back in its unit', () => {
    const series = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(series, (values) => {
        const result = seriesExamples(oneColumn(values), options);
        fc.pre(result.kind === 'split');
        const { split } = result.kind === 'split' ? result : { split: splitOf(oneColumn(values)) };
        assertExamples(split.train);
        assertExamples(split.validation);
        const [{ mean, deviation }] = split.inputs.kind === 'values' ? split.inputs.columns : [];
        const known = values.slice(0, values.length - Math.round(values.length * 0.4));
        const scaled = known.map((value) => (value - mean) / deviation);
        // Oracle: the definition of mean and variance; tolerance: rounding in float64 of 60 numbers.
        expect(scaled.reduce((sum, value) => sum + value, 0) / scaled.length).toBeCloseTo(0, 6);
        expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / scaled.length).toBeCloseTo(1, 6);
        const read = split.train.inputs.kind === 'values' ? split.train.inputs.values : [];
        // Float32 keeps 24 bits of the scaled value.
        expect(Math.abs(read[0] * deviation + mean - values[0])).toBeLessThanOrEqual(
          Math.abs(values[0] - mean) * 2 ** -23 + 1e-9,
        );
      }),
    );
  });

  test('no window bridges a gap, and the gap has no part in mean and deviation', () => {
    const values = [1, 2, 3, 4, 5, Number.NaN, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
    const split = splitOf(oneColumn(values), { validationShare: 5 / 17 });
    expect(ownUnit(split, split.train).read).toEqual([1, 2, 3, 7, 8, 9, 8, 9, 10]);
    const [{ mean }] = split.inputs.kind === 'values' ? split.inputs.columns : [];
    // (1 + … + 5 + 7 + … + 12) / 11
    expect(mean).toBeCloseTo(72 / 11, 12);
  });

  test('all columns are read, one is forecast, after every step if asked', () => {
    const series: Series = {
      columns: [
        { name: 'a', unit: null },
        { name: 'b', unit: null },
      ],
      table: { values: Float64Array.from({ length: 40 }, (_, k) => (k % 2 === 0 ? k : 100 - k)), C: 2 },
    };
    const { train, inputs, targets } = splitOf(series, { column: 'b', everyStep: true });
    expect(train.inputs).toMatchObject({ T: 3, I: 2 });
    expect(train.targets).toMatchObject({ T: 3, O: 2 });
    if (inputs.kind !== 'values' || targets.kind !== 'values' || train.targets.kind !== 'values')
      throw new Error('expected values');
    expect(targets.columns).toEqual([inputs.columns[1], inputs.columns[1]]);
    const { mean, deviation } = inputs.columns[1];
    // Column b is 99, 97, 95, …: the forecasts after steps 1, 2 and 3.
    const told = Array.from(train.targets.values.subarray(0, 6), (value) =>
      Math.round(value * deviation + mean),
    );
    expect(told).toEqual([97, 95, 95, 93, 93, 91]);
  });

  test('huge numbers are scaled as any others are', () => {
    const small = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9];
    const huge = splitOf(oneColumn(small.map((value) => value * 1e300)));
    // Oracle: the same series without the factor; both are rounded to float32.
    const same = splitOf(oneColumn(small)).train.targets;
    if (same.kind !== 'values' || huge.train.targets.kind !== 'values') throw new Error('expected values');
    huge.train.targets.values.forEach((value, k) => expect(value).toBeCloseTo(same.values[k], 5));
  });

  test('what gives no examples is a value that says why', () => {
    expect(seriesExamples(oneColumn([1, 2, 3, 4, 5, 6, 7]), options)).toEqual({
      kind: 'tooShort',
      part: 'train',
      needed: 5,
      longest: 4,
    });
    const gap = oneColumn([1, 2, 3, 4, 5, 6, 7, 8, Number.NaN, 10, 11, 12]);
    expect(seriesExamples(gap, options)).toEqual({
      kind: 'tooShort',
      part: 'validation',
      needed: 5,
      longest: 3,
    });
    expect(seriesExamples(oneColumn(Array<number>(20).fill(0.1)), options)).toEqual({
      kind: 'constant',
      column: 'a',
      value: 0.1,
    });
    const late = oneColumn([...Array<number>(12).fill(Number.NaN), 1, 2, 3, 4, 5, 6]);
    expect(seriesExamples(late, options)).toEqual({ kind: 'tooShort', part: 'train', needed: 5, longest: 0 });
    expect(() => seriesExamples(oneColumn([1, 2]), { ...options, column: 'c' })).toThrow(
      'a column of a, got c',
    );
    expect(() => seriesExamples(oneColumn([1, 2]), { ...options, validationShare: 1 })).toThrow('a share');
  });
});
