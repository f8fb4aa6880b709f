import fc from 'fast-check';
import { csvParseRows } from 'd3';
import { describe, expect, it } from 'vitest';
import { tableCsv, tableNumber } from './figureTable.ts';

describe('the table of a figure as CSV', () => {
  it('is read back by d3 as the same texts, whatever is in them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'σ', ' ', '') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 }),
        ([columns, ...rows]) => {
          expect(csvParseRows(tableCsv({ columns, rows }))).toEqual([columns, ...rows]);
        },
      ),
    );
  });

  it('keeps every number to the last bit', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const [, [, written]] = csvParseRows(tableCsv({ columns: ['t', 'v'], rows: [[0, value]] }));
        // −0 is written as 0: nobody reads the difference.
        expect(Number(written)).toBe(Object.is(value, -0) ? 0 : value);
      }),
    );
  });
});

describe('a number in a table', () => {
  it.each([
    [0, '0'],
    [-3, '−3'],
    [0.5, '0.50000'],
    [-0.0312345678, '−0.031235'],
    [1e-300, '1.0000e−300'],
    [-2.5e-7, '−2.5000e−7'],
    [1.25e21, '1.2500e21'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%d is written %s', (value, text) => {
    expect(tableNumber(value)).toBe(text);
  });
});
