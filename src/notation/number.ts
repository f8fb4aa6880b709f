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
