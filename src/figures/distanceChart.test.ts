/** Oracle: places worked out by hand on a plot of 400 × 100 pixels. */
import { describe, expect, test } from 'vitest';
import { distanceChart, meanOf } from './distanceChart.ts';

const box = { left: 0, right: 400, top: 0, bottom: 100 };
const runs = [
  { distance: 5, shares: [1, 1] },
  { distance: 10, shares: [1, 0.5] },
  { distance: 20, shares: [0.25, 0.75] },
];

describe('the chart of shares against distance', () => {
  test('puts distances that double at equal spaces', () => {
    const xs = distanceChart([runs], box).ticks.map(({ x }) => x);
    [40, 200, 360].forEach((x, k) => expect(xs[k]).toBeCloseTo(x, 9));
  });

  test('draws the line through the means', () => {
    expect(distanceChart([runs], box).lines[0].path).toBe('M40.0 0.0L200.0 25.0L360.0 50.0');
  });

  test('keeps apart dots of equal shares and leaves others in the middle', () => {
    const [equal, unequal] = distanceChart([runs], box).lines[0].points;
    expect(equal.dots[0].x).not.toBe(equal.dots[1].x);
    expect((equal.dots[0].x + equal.dots[1].x) / 2).toBe(40);
    unequal.dots.forEach((dot) => expect(dot.x).toBeCloseTo(200, 9));
    expect(unequal.dots.map(({ y }) => y)).toEqual([0, 50]);
  });

  test('finds the distance nearest to a pixel, also beyond the ends', () => {
    const { nearest } = distanceChart([runs], box);
    expect([-50, 130, 270, 290, 999].map(nearest)).toEqual([0, 1, 1, 2, 2]);
  });

  test('sets lines side by side about the distance, and works with one distance', () => {
    const { lines, ticks } = distanceChart([[runs[0]], [runs[0]]], box);
    expect((lines[0].points[0].mean.x + lines[1].points[0].mean.x) / 2).toBeCloseTo(ticks[0].x, 9);
    expect(lines[0].points[0].mean.x).toBeLessThan(lines[1].points[0].mean.x);
  });

  test('takes the mean of what runs reached', () => {
    expect(meanOf([0.25, 0.75])).toBe(0.5);
  });
});
