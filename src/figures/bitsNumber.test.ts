import { expect, test } from 'vitest';
import { bitsNumber, columnBits } from './bitsNumber.ts';

test('bits are short in words, and neither a huge nor an infinite number is lost', () => {
  expect([0, 2.3456, 99.999, 1234.5, 1.04e276, Infinity, NaN].map(bitsNumber)).toEqual([
    '0.00',
    '2.35',
    '100',
    '1235',
    '1.0e276',
    '∞',
    'NaN',
  ]);
});

test('bits in a column have at most four characters', () => {
  expect([0, 2.3456, 9.96, 123.4, 1e276, Infinity, NaN].map(columnBits)).toEqual([
    '0.0',
    '2.3',
    '10',
    '123',
    '>999',
    '>999',
    'NaN',
  ]);
});
