/** How many steps back a signal is still there. */

/** The smallest normal float32, 2⁻¹²⁶ ≈ 1.18e-38: below it digits are lost, and many GPUs round to zero. */
export const smallestFloat32 = 2 ** -126;

/** The share of its start below which a signal counts as gone. */
export const lostShare = 0.01;

/**
 * The smallest distance at which a norm is below `threshold`; null where none is.
 * @param norms  by distance from 0; NaN is not below anything
 */
export function firstBelow(norms: ArrayLike<number>, threshold: number): number | null {
  for (let distance = 0; distance < norms.length; distance++)
    if (norms[distance] < threshold) return distance;
  return null;
}
