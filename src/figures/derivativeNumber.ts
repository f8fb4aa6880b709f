/** Derivatives in the narrow places of a picture: two significant digits, and never a zero for what is not zero. */

/**
 * `digits` significant digits; below a thousandth and from a thousand up with a power of ten.
 * @example derivativeNumber(-0.0312) is "−0.031", derivativeNumber(1.2e-300) is "1.2e−300", derivativeNumber(0) is "0"
 */
export function derivativeNumber(value: number, digits = 2): string {
  if (Number.isNaN(value)) return 'NaN';
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  const text =
    magnitude === Infinity
      ? '∞'
      : magnitude >= 1e-3 && magnitude < 999.5
        ? magnitude.toPrecision(Math.max(digits, magnitude >= 99.5 ? 3 : digits))
        : magnitude
            .toExponential(digits - 1)
            .replace('e+', 'e')
            .replace('e-', 'e−');
  return value < 0 ? `−${text}` : text;
}
