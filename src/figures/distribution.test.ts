import { describe, expect, test } from 'vitest';
import { atTemperature, distribution, drawnProbabilities, likeliest } from './distribution.ts';

const softmax = (logits: readonly number[], temperature: number) => {
  const powers = logits.map((logit) => Math.exp(logit / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};

describe('temperature', () => {
  // Oracle: softmax of the logits divided by the temperature; tolerance is float64 rounding.
  test.each([0.3, 0.7, 1, 2])('%f on probabilities equals dividing the logits by it', (temperature) => {
    const logits = [2.1, -0.4, 0, 1.3];
    const expected = softmax(logits, temperature);
    atTemperature(softmax(logits, 1), temperature).forEach((p, code) =>
      expect(p).toBeCloseTo(expected[code], 12),
    );
  });

  test('0 always takes the likeliest letter', () => {
    expect(atTemperature([0.2, 0.5, 0.3], 0)).toEqual([0, 1, 0]);
  });

  test('a low one does not underflow', () => {
    expect(atTemperature([1e-5, 2e-5, 0], 0.02)).toEqual([expect.closeTo(0, 9), expect.closeTo(1, 9), 0]);
  });
});

test('the likeliest are those that sorting finds, the first among equals', () => {
  const probabilities = [0.1, 0.3, 0.1, 0.3, 0.05, 0.15];
  const sorted = [1, 3, 5, 0, 2, 4];
  for (let count = 1; count <= 7; count++)
    expect(likeliest(probabilities, count)).toEqual(sorted.slice(0, count));
});

describe('drawing among the likeliest', () => {
  test('two keep their ratio and add up to one, the others are never drawn', () => {
    expect(drawnProbabilities([0.1, 0.3, 0.6], 1, 2)).toEqual([
      0,
      expect.closeTo(1 / 3, 12),
      expect.closeTo(2 / 3, 12),
    ]);
  });

  test('among one it is always the first of the likeliest, whatever the temperature', () => {
    expect(drawnProbabilities([0.2, 0.4, 0.4], 2, 1)).toEqual([0, 1, 0]);
  });
});

describe('distribution of the next letter', () => {
  const probabilities = [0.05, 0.4, 0.1, 0.25, 0.2];

  test('shows the likeliest letters in order and sums up the rest', () => {
    const { bars, rest } = distribution(probabilities, { temperature: 1, bars: 2, came: null });
    expect(bars.map((bar) => bar.code)).toEqual([1, 3]);
    expect(rest).toEqual({ count: 3, believed: expect.closeTo(0.35, 12), drawn: expect.closeTo(0.35, 12) });
  });

  test('bars and rest add up to one, believed and drawn alike', () => {
    const { bars, rest } = distribution(probabilities, { temperature: 0.5, bars: 3, came: 0 });
    expect(bars.reduce((sum, bar) => sum + bar.believed, rest.believed)).toBeCloseTo(1, 12);
    expect(bars.reduce((sum, bar) => sum + bar.drawn, rest.drawn)).toBeCloseTo(1, 12);
  });

  test('an unlikely letter that came has its bar all the same', () => {
    const { bars } = distribution(probabilities, { temperature: 1, bars: 2, came: 0 });
    expect(bars.map((bar) => bar.code)).toEqual([1, 0]);
    expect(bars.map((bar) => bar.came)).toEqual([false, true]);
  });

  test('four equally likely letters leave two bits undecided', () => {
    const uniform = [0.25, 0.25, 0.25, 0.25];
    expect(distribution(uniform, { temperature: 1, bars: 4, came: null }).entropy).toBeCloseTo(2, 12);
  });
});
