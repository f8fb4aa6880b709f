/** Codes as vectors: one-hot, or rows of a table. */
import { assertLength } from '#rnn/errors';

/** @throws RangeError when a code is not a whole number from 0 to `size − 1` */
export function assertCodes(codes: ArrayLike<number>, size: number): void {
  for (let n = 0; n < codes.length; n++) {
    const code = codes[n];
    if (!Number.isInteger(code) || code < 0 || code >= size)
      throw new RangeError(`code ${n}: expected a whole number from 0 to ${size - 1}, got ${code}`);
  }
}

/** `[N]` codes below `size` → `[N, size]`, zero but for a one. */
export function oneHot(codes: ArrayLike<number>, size: number): Float64Array {
  const vectors = new Float64Array(codes.length * size);
  for (let n = 0; n < codes.length; n++) vectors[n * size + codes[n]] = 1;
  return vectors;
}

/**
 * @param table  `[codes, size]`
 * @param codes  `[N]`
 * @returns      their rows, `[N, size]`
 */
export function embeddingForward(table: Float64Array, codes: ArrayLike<number>, size: number): Float64Array {
  const vectors = new Float64Array(codes.length * size);
  for (let n = 0; n < codes.length; n++)
    vectors.set(table.subarray(codes[n] * size, (codes[n] + 1) * size), n * size);
  return vectors;
}

/**
 * Adds the derivative by every vector to that by the row it was read from.
 * @param byVectors  `[N, size]`
 * @param into       derivative by the table
 * @throws ShapeError when there are not as many vectors as codes
 */
export function embeddingBackward(
  codes: ArrayLike<number>,
  size: number,
  byVectors: Float64Array,
  into: Float64Array,
): void {
  assertLength('derivative by the vectors', byVectors, [codes.length, size]);
  for (let n = 0; n < codes.length; n++)
    for (let k = 0; k < size; k++) into[codes[n] * size + k] += byVectors[n * size + k];
}
