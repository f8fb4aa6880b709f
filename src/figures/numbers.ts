/** Numbers in the narrow places of a picture: a fixed number of decimals, and never wider than six characters. */

/** Places after the point on wires, in captions and in legends. */
const decimals = 2;

/**
 * Two decimals and a true minus sign; from 100 up, three digits and a power of ten, so that a wire's label keeps the
 * width the layout gave it.
 * @example shortNumber(-1.18) is "−1.18", shortNumber(-12345) is "−1e4", shortNumber(NaN) is "NaN"
 */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const magnitude = Math.abs(value);
  const digits =
    magnitude === Infinity
      ? '∞'
      : magnitude < 99.995
        ? magnitude.toFixed(decimals)
        : magnitude.toExponential(0).replace('e+', 'e');
  return value < 0 && digits !== (0).toFixed(decimals) ? `−${digits}` : digits;
}

/**
 * Three decimals, and below a thousandth two digits and a power of ten, so that little is not shown as nothing.
 * @example fineNumber(0.0124) is "0.012", fineNumber(-4.71e-6) is "−4.7e−6", fineNumber(0) is "0.000"
 */
export function fineNumber(value: number): string {
  if (!Number.isFinite(value)) return shortNumber(value);
  const magnitude = Math.abs(value);
  const digits =
    magnitude === 0 || magnitude >= 0.001
      ? magnitude.toFixed(3)
      : magnitude.toExponential(1).replace('e-', 'e−');
  return value < 0 ? `−${digits}` : digits;
}

/** A share from 0 to 1 in whole percent; shares that only round to nothing or to all say so. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return 'under 1%';
  if (whole === 100 && share < 1) return 'over 99%';
  return `${whole}%`;
}
