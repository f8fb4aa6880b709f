import { describe, expect, it } from 'vitest';
import { spectrumPlot } from './spectrumPlot.ts';

describe('the plot of a spectrum', () => {
  it('puts i at the top of the unit circle and −1 at its left (closed form)', () => {
    const { points, unit, centre } = spectrumPlot(
      [
        { re: 0, im: 1 },
        { re: -1, im: 0 },
      ],
      200,
      20,
    );
    expect([centre, unit]).toEqual([100, 80]);
    expect(points).toEqual([
      { x: 100, y: 20 },
      { x: 20, y: 100 },
    ]);
  });

  it('makes room for eigenvalues beyond the unit circle, and keeps the circle where all are within', () => {
    const wide = spectrumPlot([{ re: 2, im: 0 }], 200, 20);
    expect([wide.unit, wide.radius, wide.points[0].x]).toEqual([40, 80, 180]);
    const near = spectrumPlot([{ re: 0.1, im: 0 }], 200, 20);
    expect([near.unit, near.radius]).toEqual([80, 8]);
  });

  it('shows the circle alone where there are no eigenvalues', () => {
    expect(spectrumPlot([], 200, 20)).toMatchObject({ unit: 80, radius: 0, points: [] });
  });
});
