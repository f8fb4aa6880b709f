/** How far two states of one length are apart, unit by unit. */

/** The largest difference, in magnitude; NaN when a value is. */
export function farthestApart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((most, value, unit) => Math.max(most, Math.abs(value - b[unit])), 0);
}

/** How many units differ by more than `least`. */
export function unitsApart(a: ArrayLike<number>, b: ArrayLike<number>, least: number): number {
  return Array.from(a).filter((value, unit) => Math.abs(value - b[unit]) > least).length;
}

/** The unit, from 0, that differs most; the first of several. */
export function unitFarthestApart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const differences = Array.from(a, (value, unit) => Math.abs(value - b[unit]));
  return Math.max(0, differences.indexOf(Math.max(...differences)));
}
