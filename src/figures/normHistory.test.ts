import { expect, test } from 'vitest';
import { normHistory } from './normHistory.ts';
import { stepAxis } from './trainingStops.ts';

const stops = [0, 100, 400].map((trainStep) => ({ trainStep }));
const axis = stepAxis(stops, 0, 200);

test('each line goes through its norms on a log scale, zero lies apart, and what is not known leaves a gap', () => {
  const norms = [
    [1, 0.1],
    [0.01, 0],
    [1e-300, NaN],
  ];
  const history = normHistory(norms, 2, stops, axis, [10, 210]);
  const { y, zeroY, floor } = history.axis;
  expect(history.lines[0]).toBe(
    `M0.0 ${y(0).toFixed(1)}L100.0 ${y(-2).toFixed(1)}L200.0 ${y(-300).toFixed(1)}`,
  );
  // 1e-300 is on the scale, zero below it.
  expect(y(-300)).toBe(floor);
  expect(zeroY).toBeGreaterThan(floor);
  expect(history.lines[1]).toBe(`M0.0 ${y(-1).toFixed(1)}L100.0 ${zeroY!.toFixed(1)}`);
  const gap = normHistory([[1], null, [1]], 1, stops, axis, [10, 210]);
  expect(gap.lines[0].match(/M/g)).toHaveLength(2);
});
