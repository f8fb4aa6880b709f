/** How far an array is from the expected one. */

/**
 * Largest difference relative to the largest magnitude of `expected`; infinite when lengths differ or a value is not
 * a number. An expected array of zeros is compared absolutely.
 */
export function relativeError(actual: ArrayLike<number> | undefined, expected: ArrayLike<number>): number {
  if (actual?.length !== expected.length) return Infinity;
  let largest = 0;
  let difference = 0;
  for (let k = 0; k < expected.length; k++) {
    if (!Number.isFinite(actual[k])) return Infinity;
    largest = Math.max(largest, Math.abs(expected[k]));
    difference = Math.max(difference, Math.abs(actual[k] - expected[k]));
  }
  return largest === 0 ? difference : difference / largest;
}
