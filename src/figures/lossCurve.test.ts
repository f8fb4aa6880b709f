import { describe, expect, test } from 'vitest';
import {
  axisEnd,
  divergence,
  lossCurve,
  nearestStep,
  type LossCurveOptions,
  type LossPoint,
} from './lossCurve.ts';

const options: LossCurveOptions = {
  width: 540,
  height: 240,
  margin: { top: 10, right: 20, bottom: 30, left: 20 },
  lastStep: 100,
  halfLife: 10,
  baselines: [{ name: 'guessing', bits: 6 }],
};

const constant = (bits: number, count: number): LossPoint[] =>
  Array.from({ length: count }, (_, trainStep) => ({ trainStep, lossNats: bits * Math.LN2 }));

describe('loss curve', () => {
  test('the axis of bits starts at zero and holds the baselines', () => {
    const layout = lossCurve(constant(3, 5), options);
    expect(layout.y(0)).toBe(layout.bottom);
    expect(layout.baselines[0].y).toBeGreaterThan(layout.top);
    expect(layout.y(3)).toBeGreaterThan(layout.baselines[0].y);
  });

  test('losses in nats are drawn in bits: 2 ln 2 nats stand at 2 bits', () => {
    const layout = lossCurve([{ trainStep: 50, lossNats: 2 * Math.LN2 }], options);
    expect(layout.rawPath).toBe(`M${layout.x(50)} ${layout.y(2).toFixed(1)}V${layout.y(2).toFixed(1)}`);
  });

  test('the mean of a constant loss is that loss from the first step on', () => {
    // Oracle: closed form; tolerance is float64 rounding over 40 additions.
    for (const bits of lossCurve(constant(4.5, 40), options).smoothed) expect(bits).toBeCloseTo(4.5, 12);
  });

  test('after one half-life without records an old loss weighs half of a new one', () => {
    const records = [
      { trainStep: 0, lossNats: 6 * Math.LN2 },
      { trainStep: 10, lossNats: 3 * Math.LN2 },
    ];
    // Oracle: (6 · ½ + 3) / (½ + 1) = 4, by hand.
    expect(lossCurve(records, options).smoothed[1]).toBeCloseTo(4, 12);
  });

  test('every record is on the picture: a crowded pixel column spans from its smallest to its largest loss', () => {
    const records = [5, 1, 3].map((bits, index) => ({ trainStep: 5000 + index, lossNats: bits * Math.LN2 }));
    const layout = lossCurve(records, { ...options, lastStep: 100_000 });
    expect(layout.rawPath).toBe(`M45 ${layout.y(1).toFixed(1)}V${layout.y(5).toFixed(1)}`);
  });

  test('a loss that is not a number is left out, and the curve before it stays', () => {
    const broken = [...constant(3, 4), { trainStep: 4, lossNats: Number.NaN }];
    expect(lossCurve(broken, options).smoothPath).toBe(lossCurve(constant(3, 4), options).smoothPath);
  });

  test('without records there are axes and no line', () => {
    const layout = lossCurve([], options);
    expect(layout.smoothPath).toBe('');
    expect(layout.stepTicks.length).toBeGreaterThan(2);
  });

  test('a pixel and its step are inverse to each other', () => {
    const layout = lossCurve(constant(3, 5), options);
    expect(layout.stepAt(layout.x(37))).toBeCloseTo(37, 9);
    expect(layout.stepAt(-500)).toBe(0);
  });
});

describe('divergence', () => {
  const run = (...bits: number[]): LossPoint[] =>
    bits.map((value, trainStep) => ({ trainStep, lossNats: value * Math.LN2 }));

  test('a run that learns, or still guesses, has none', () => {
    expect(divergence(run(6, 5, 4, 3.5), 6, 5)).toBeNull();
    expect(divergence(run(6.1, 6.05, 6.1), 6, 5)).toBeNull();
    expect(divergence([], 6, 5)).toBeNull();
  });

  test('a run that gets far worse than guessing has, and its last good step is named', () => {
    expect(divergence(run(6, 5, 4, 900, 3000), 6, 5)).toEqual({
      // By hand: weights 2^(-k/5) of 6, 5, 4, 900, 3000 over their sum.
      bits: expect.closeTo(982.07, 2),
      lastGoodStep: 2,
    });
  });

  test('one that was bad from its first record on goes back to that record', () => {
    expect(divergence(run(40, 60), 6, 5)?.lastGoodStep).toBe(0);
  });
});

describe('end of the axis of steps', () => {
  test('moves in 1, 2, 5 and stops at the target', () => {
    expect([0, 99, 100, 340, 999].map((newest) => axisEnd(newest, 2000))).toEqual([100, 100, 200, 500, 1000]);
    expect(axisEnd(1200, 1500)).toBe(1500);
    expect(axisEnd(3, 20)).toBe(20);
  });

  test('never cuts off steps that were made beyond the target', () => {
    expect(axisEnd(700, 300)).toBe(700);
  });
});

describe('nearest step', () => {
  const entries = [0, 10, 40].map((trainStep) => ({ trainStep }));
  test.each([
    [-3, 0],
    [4, 0],
    [5, 0],
    [6, 1],
    [25, 1],
    [26, 2],
    [900, 2],
  ])('to %i is entry %i', (trainStep, index) => {
    expect(nearestStep(entries, trainStep)).toBe(index);
  });

  test('of nothing is −1, of one entry that entry', () => {
    expect(nearestStep([], 3)).toBe(-1);
    expect(nearestStep([{ trainStep: 7 }], 3)).toBe(0);
  });
});
