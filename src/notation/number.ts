/** Numbers as learners read them: fixed places, a true minus sign, no negative zero. */

export const minusSign = '\u2212';

/**
 * `digits` decimal places; a value that is not a finite number is an en dash.
 * @example formatNumber(-0.0004) is "0.000", formatNumber(-1.18, 2) is "−1.18"
 */
export function formatNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '\u2013';
  const magnitude = Math.abs(value).toFixed(digits);
  return value < 0 && Number(magnitude) !== 0 ? minusSign + magnitude : magnitude;
}

/**
 * A number that a figure gives to a formula, three decimal places where they say something: what would be written as
 * zero and is not, and what is large, gets a power of ten.
 * @example formatLive(0.25) is "0.250", formatLive(0) is "0.000", formatLive(-3.21e-7) is "−3.21e−7"
 */
export function formatLive(value: number): string {
  const magnitude = Math.abs(value);
  if (!Number.isFinite(value) || magnitude === 0 || (magnitude >= 0.001 && magnitude < 1e5))
    return formatNumber(value);
  const text = magnitude.toExponential(2).replace('e+', 'e').replace('e-', `e${minusSign}`);
  return value < 0 ? minusSign + text : text;
}
