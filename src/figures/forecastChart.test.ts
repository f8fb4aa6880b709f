import { describe, expect, it } from 'vitest';
import { dotsPath, linePath, outOfView, paddedRange, roundDomain, stepChart } from './forecastChart.ts';

const chart = stepChart([0, 10], [-1, 1], { left: 100, right: 200, top: 0, bottom: 50 });

describe('a chart over steps', () => {
  it('puts the first and last step at its edges and a value where it belongs', () => {
    expect([chart.x(0), chart.x(10), chart.x(2.5)]).toEqual([100, 200, 125]);
    expect([chart.y(-1), chart.y(1), chart.y(0)]).toEqual([50, 0, 25]);
  });

  it('knows the step under a pixel, and the value', () => {
    expect(chart.stepAt(134)).toBe(3);
    expect(chart.stepAt(136)).toBe(4);
    expect(chart.valueAt(12.5)).toBeCloseTo(0.5, 12);
  });

  it('lets a value that leaves the picture run along its edge', () => {
    expect(chart.y(1e6)).toBe(0);
    expect(chart.y(-Infinity)).toBe(50);
    expect(outOfView(1e6, [-1, 1])).toBe(true);
    expect(outOfView(NaN, [-1, 1])).toBe(true);
    expect(outOfView(1, [-1, 1])).toBe(false);
  });

  it('breaks a line at a gap and draws no dot there', () => {
    expect(linePath(chart, 0, [0, 1, NaN, -1, 0])).toBe('M100.0 25.0L110.0 0.0M130.0 50.0L140.0 25.0');
    expect(dotsPath(chart, 4, [0, NaN, 1])).toBe('M140.0 25.0h0M160.0 0.0h0');
  });
});

describe('a domain', () => {
  it('has round ends and holds everything that is not far out', () => {
    expect(roundDomain([0.12, 0.87, 1e9, NaN], [-10, 10])).toEqual([0, 1]);
    expect(roundDomain([-312, 498], [-1e4, 1e4])).toEqual([-400, 600]);
  });

  it('is not empty where there is one value, or none', () => {
    expect(roundDomain([3, 3], [-10, 10])).toEqual([2.5, 3.5]);
    expect(roundDomain([NaN], [-10, 10])).toEqual([0, 1]);
    expect(paddedRange([7, 7], 0.5)).toEqual([6.5, 7.5]);
    expect(paddedRange([], 0.5)).toEqual([0, 1]);
  });

  it('leaves room at either end, gaps left out', () => {
    expect(paddedRange([NaN, 2, 4, Infinity], 0.1)).toEqual([1.8, 4.2]);
  });
});
