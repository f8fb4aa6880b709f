import { describe, expect, it } from 'vitest';
import { drawRecurrent } from '#data/recurrentDraws';
import { readVanishing } from '#inspect/vanishing';
import { clipFactor, gradientSeries, jacobianSeries, lossOf, meanSlope } from './vanishingSeries.ts';

const draws = drawRecurrent({ T: 30, I: 4, H: 8, blocks: 4 }, 'orthogonal', 3);
const reading = readVanishing(draws, { radius: 1.4, activation: 'relu', forgetBias: 1 });

describe('the lines of vanishing gradients', () => {
  it('are the logarithms of the norms, by the reference (1e-12)', () => {
    const [rnn, , , lstmCell] = gradientSeries(reading, null);
    expect(rnn.logs[0]).toBeCloseTo(0, 12);
    expect(10 ** rnn.logs[9] / reading.rnn.hiddenState[9]).toBeCloseTo(1, 12);
    expect(10 ** lstmCell.logs[9] / reading.lstm.cellState![9]).toBeCloseTo(1, 12);
    expect(jacobianSeries(reading).map(({ name }) => name)).toEqual(['product', 'stepwise', 'bound']);
    expect(jacobianSeries({ ...reading, jacobian: null })).toEqual([]);
  });

  it('move down as one when their own cell’s gradient is clipped, so that no share changes (1e-12)', () => {
    expect(reading.rnn.weightNorm).toBeGreaterThan(1);
    const [[free], [clipped]] = [gradientSeries(reading, null), gradientSeries(reading, 1)];
    for (const distance of [0, 7, 29])
      expect(free.logs[distance] - clipped.logs[distance]).toBeCloseTo(
        Math.log10(reading.rnn.weightNorm),
        12,
      );
    expect(lossOf(clipped.logs).share).toBe(lossOf(free.logs).share);
    expect(clipFactor({ ...reading.rnn, weightNorm: 0.5 }, 1)).toBe(1);
  });
});

describe('the ruler', () => {
  it('measures 1% from the line’s own start, float32 by its smallest normal number, and exact zero apart', () => {
    expect(lossOf(Float64Array.from([3, 1.1, 0.9, -37.9, -38, -Infinity]))).toEqual({
      share: 2,
      float32: 4,
      zero: 5,
    });
    expect(lossOf(Float64Array.from([0, -1.9, NaN]))).toEqual({ share: null, float32: null, zero: null });
  });

  it('averages slopes over a step, counted from the last, and over the run (closed form)', () => {
    const slopes = Float64Array.from([1, 0, 0.5, 0.5, 0.25, 0.75, 1, 1]);
    const of = { ...reading, slopes };
    expect(meanSlope(of, 4, 0)).toBe(1);
    expect(meanSlope(of, 4, 3)).toBe(0.5);
    expect(meanSlope(of, 4, null)).toBe(0.625);
  });
});
