/** Bits and perplexities in words: two decimals where they mean something. */

/** @example bitsNumber(2.3456) is "2.35", bitsNumber(1234.5) is "1235", bitsNumber(1e9) is "1.0e9" */
export function bitsNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return '∞';
  if (value < 99.995) return value.toFixed(2);
  return value < 1e6 ? value.toFixed(0) : value.toExponential(1).replace('e+', 'e');
}

/** As little as a column of a letter holds. @example columnBits(2.3456) is "2.3", columnBits(123.4) is "123" */
export function columnBits(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value < 9.95) return value.toFixed(1);
  return value < 999.5 ? value.toFixed(0) : '>999';
}
