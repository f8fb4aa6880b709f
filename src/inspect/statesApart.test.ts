import { expect, it } from 'vitest';
import { farthestApart, unitFarthestApart, unitsApart } from './statesApart.ts';

const [a, b] = [
  [0.5, -1, 0.25, 0],
  [0.5, -0.25, -0.25, 0.05],
];

it('finds how far two states are apart, where, and in how many units', () => {
  expect(farthestApart(a, b)).toBe(0.75);
  expect(unitFarthestApart(a, b)).toBe(1);
  expect(unitsApart(a, b, 0.1)).toBe(2);
  expect(unitsApart(a, b, 0.5)).toBe(1);
});

it('tells that a state is no number, and names no unit that is not there', () => {
  expect(farthestApart([0, NaN], [0, 1])).toBeNaN();
  expect(unitFarthestApart([NaN], [0])).toBe(0);
});
