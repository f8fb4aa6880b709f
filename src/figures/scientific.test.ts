import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLogarithm, powerOfTen } from './scientific.ts';

describe('a number by its logarithm', () => {
  it.each([
    [0, '1'],
    [Math.log10(0.0312), '0.0312'],
    [Math.log10(123.4), '123'],
    [Math.log10(999.7), '1000'],
    [-3, '0.001'],
    [Math.log10(0.00098), '9.8e−4'],
    [Math.log10(9.97e-7), '1.0e−6'],
    [Math.log10(1e-300), '1.0e−300'],
    [-399.7, '2.0e−400'],
    [Math.log10(5e-324), '4.9e−324'],
    [95.3, '2.0e95'],
    [-Infinity, '0'],
    [Infinity, '∞'],
    [NaN, 'NaN'],
  ])('%d is written %s', (log10, text) => {
    expect(fromLogarithm(log10)).toBe(text);
  });

  it('is right to its digits: never off by more than 6% (property)', () => {
    const read = (text: string) => {
      const [digits, exponent = '0'] = text.split('e');
      return Math.log10(Number(digits)) + Number(exponent.replace('−', '-'));
    };
    fc.assert(
      fc.property(fc.double({ min: -900, max: 900, noNaN: true }), (log10) => {
        expect(Math.abs(read(fromLogarithm(log10)) - log10)).toBeLessThan(Math.log10(1.06));
      }),
    );
  });

  it('writes powers with both signs', () => {
    expect([powerOfTen(0), powerOfTen(12), powerOfTen(-38)]).toEqual(['1e0', '1e12', '1e−38']);
  });
});
