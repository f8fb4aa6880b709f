import { expect, test } from 'vitest';
import { parseNumber } from './numberRange.ts';

const rate = { low: 0.00001, high: 1e38, whole: false };
const units = { low: 4, high: 256, whole: true };

test.each([
  ['0.01', 0.01],
  ['0,01', 0.01],
  [' 1e-3 ', 0.001],
  ['100', 100],
  ['1e38', 1e38],
])('%s is the learning rate %d', (typed, value) => {
  expect(parseNumber(typed, rate)).toBe(value);
});

test.each(['', ' ', 'fast', '0', '1e39', '-1', 'NaN', 'Infinity', '1.2.3'])(
  '%j is no learning rate',
  (typed) => {
    expect(parseNumber(typed, rate)).toBeNull();
  },
);

test('units are whole', () => {
  expect(parseNumber('64', units)).toBe(64);
  expect(parseNumber('64.5', units)).toBeNull();
});
