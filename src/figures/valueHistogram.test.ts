import { expect, test } from 'vitest';
import { binStart, histogramBins, unitStrokes, valueHistogram } from './valueHistogram.ts';

const box = { width: 240, height: 50, strokes: 8 };

test('every number is in one bin, what lies beyond in the outermost, and what is no number is told apart', () => {
  const { shares, tallest, notNumbers, x } = valueHistogram(
    [0, 0.01, 0.5, 1, 7, -3, NaN, Infinity],
    [0, 1],
    box,
  );
  // 0, 0.01 and −3 in the first, 1, 7 and ∞ in the last.
  expect(shares[0]).toBeCloseTo(3 / 7, 12);
  expect(shares[histogramBins / 2]).toBeCloseTo(1 / 7, 12);
  expect(shares.at(-1)).toBeCloseTo(3 / 7, 12);
  expect(tallest).toBe(shares[0]);
  expect(notNumbers).toBe(1);
  expect([0, 0.5, 1, 9].map(x)).toEqual([0, 120, 240, 240]);
  expect([0, 12, 24].map((bin) => binStart(bin, [-1, 1]))).toEqual([-1, 0, 1]);
});

test('without a number there is neither a bar nor a stroke', () => {
  const { bars, tallest, x } = valueHistogram([NaN], [-1, 1], box);
  expect([bars, tallest, unitStrokes([NaN], x, box)]).toEqual(['', 0, '']);
});

test('a stroke stands at each unit’s value', () => {
  const { x } = valueHistogram([0], [-1, 1], box);
  expect(unitStrokes([-1, 0.5], x, box)).toBe('M0.0 52v8M180.0 52v8');
});
