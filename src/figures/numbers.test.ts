import { describe, expect, it } from 'vitest';
import { fineNumber } from './numbers.ts';

describe('a number of which little must not look like nothing', () => {
  it.each([
    [0, '0.000'],
    [0.0124, '0.012'],
    [0.001, '0.001'],
    [0.00099, '9.9e−4'],
    [-4.71e-6, '−4.7e−6'],
    [1e-300, '1.0e−300'],
    [12.5, '12.500'],
    [NaN, 'NaN'],
    [-Infinity, '−∞'],
  ])('%d is written %s', (value, text) => {
    expect(fineNumber(value)).toBe(text);
  });
});
