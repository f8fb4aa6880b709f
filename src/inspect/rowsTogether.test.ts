/** Oracle: sums done by hand. */
import { expect, it } from 'vitest';
import { rowsTogether } from './rowsTogether.ts';

it('gives means, spreads, covariance and r of two rows that rise and fall together', () => {
  expect(rowsTogether([1, 3, 3, 1], [0, 1, 1, 0])).toEqual({
    meanA: 2,
    meanB: 0.5,
    spreadA: 1,
    spreadB: 0.5,
    covariance: 0.5,
    correlation: 1,
  });
});

it('finds two halves of a property at r = 0.577 with the whole of it', () => {
  const half = rowsTogether([1, 0, 0, 0], [1, 1, 0, 0]);
  expect(half.covariance).toBe(1 / 8);
  expect(half.correlation).toBeCloseTo(1 / Math.sqrt(3), 12);
});

it('has no r for a row that never changes', () => {
  const { spreadA, correlation } = rowsTogether([2, 2], [0, 1]);
  expect(spreadA).toBe(0);
  expect(correlation).toBeNaN();
});
