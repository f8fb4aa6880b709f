/** Random square matrices with a wanted property, drawn from a seed. */
import type { RandomSource } from './random.ts';

/** A standard normal number. Source: Box & Muller 1958. */
export function gaussian(random: RandomSource): number {
  // 1 − u lies in (0, 1], so that its logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** `[H, H]`, rows orthonormal, uniform over all such matrices. Source: Saxe, McClelland & Ganguli 2014. */
export function orthogonalMatrix(H: number, random: RandomSource): Float64Array {
  const rows = Float64Array.from({ length: H * H }, () => gaussian(random));
  for (let row = 0; row < H; row++) {
    // Twice: what rounding leaves after the first pass goes in the second.
    for (let pass = 0; pass < 2; pass++) {
      for (let other = 0; other < row; other++) {
        let dot = 0;
        for (let k = 0; k < H; k++) dot += rows[row * H + k] * rows[other * H + k];
        for (let k = 0; k < H; k++) rows[row * H + k] -= dot * rows[other * H + k];
      }
    }
    let norm = 0;
    for (let k = 0; k < H; k++) norm += rows[row * H + k] ** 2;
    norm = Math.sqrt(norm);
    for (let k = 0; k < H; k++) rows[row * H + k] /= norm;
  }
  return rows;
}

/** `[H, H]`, normal values scaled so that the largest |eigenvalue| is `radius`. Source: Jaeger 2001. */
export function matrixWithRadius(H: number, radius: number, random: RandomSource): Float64Array {
  const matrix = Float64Array.from({ length: H * H }, () => gaussian(random));
  const scale = radius / spectralRadius(matrix, H);
  return matrix.map((value) => value * scale);
}

/** Squarings: the root of a power of 2³⁰ differs from the limit by about 1e-9, far less than float32 can tell. */
const squarings = 30;

/**
 * The largest |eigenvalue| of `matrix` `[H, H]`, as the limit of `‖Aᵏ‖^(1/k)`: `A` is squared again and again, and its
 * norm taken out each time. 0 for a matrix whose powers vanish.
 * Source: Gelfand 1941.
 */
export function spectralRadius(matrix: Float64Array, H: number): number {
  let power = Float64Array.from(matrix);
  let logNorm = 0;
  for (let k = 0; k <= squarings; k++) {
    const norm = Math.sqrt(power.reduce((sum, value) => sum + value * value, 0));
    if (norm === 0) return 0;
    logNorm += Math.log(norm) / 2 ** k;
    if (k === squarings) break;
    power = squared(
      power.map((value) => value / norm),
      H,
    );
  }
  return Math.exp(logNorm);
}

function squared(matrix: Float64Array, H: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(H * H);
  for (let row = 0; row < H; row++) {
    for (let k = 0; k < H; k++) {
      const value = matrix[row * H + k];
      for (let column = 0; column < H; column++) result[row * H + column] += value * matrix[k * H + column];
    }
  }
  return result;
}
