import { describe, expect, it } from 'vitest';
import { slopePlot } from './slopePlot.ts';

const options = {
  width: 240,
  curve: [10, 110],
  bars: [120, 160],
  margin: { left: 20, right: 20 },
} as const;

describe('the plot of slopes', () => {
  it('draws tanh′ through (0, 1) and (1, 1 − tanh² 1 = 0.41997…) (closed form, to a tenth of a pixel)', () => {
    const { x, y, curvePath } = slopePlot([], 'tanh', options);
    expect([x(0), y(1), y(0)]).toEqual([120, 10, 110]);
    const points = [...curvePath.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, a, b]) => [Number(a), Number(b)]);
    for (const [px, py] of points) {
      const sum = ((px - 20) / 200) * 8 - 4;
      // The points are written to a tenth of a pixel, and tanh′ is at most 0.77 steep.
      expect(Math.abs(py - y(1 - Math.tanh(sum) ** 2))).toBeLessThan(0.4);
    }
    expect(points.length).toBeGreaterThan(50);
  });

  it('draws the slope of relu as a step at zero', () => {
    expect(slopePlot([], 'relu', options).curvePath).toBe('M20 110H120V10H220');
  });

  it('counts every sum once, the far ones at the ends, and leaves NaN out', () => {
    const { bins } = slopePlot([-1e95, -4, 0.1, 0.1, 3.99, 7, Infinity, NaN], 'relu', options);
    expect(bins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(bins[0].share).toBeCloseTo(2 / 7, 12);
    expect(bins[12].share).toBeCloseTo(2 / 7, 12);
    expect(bins[23].share).toBeCloseTo(3 / 7, 12);
    expect(bins[23]).toMatchObject({ y: 120, height: 40 });
    expect(bins[5].height).toBe(0);
  });

  it('has no bars where there is nothing to count', () => {
    expect(
      slopePlot([NaN], 'tanh', options).bins.every(({ height, share }) => height === 0 && share === 0),
    ).toBe(true);
  });
});
