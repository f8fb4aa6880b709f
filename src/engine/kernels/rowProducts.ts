/** The inner loops of wasm and cpu: products of matrices by rows. */
import type { Values } from './kernel.ts';

/**
 * Adds to `out[m, n]` the product of row `m` of `a` and row `n` of `b`.
 * Four rows of `a` meet two of `b` at a time, so that six loads feed eight multiply-adds; float64 throughout, because
 * JavaScript would otherwise convert every operand on every use.
 * @param out  `[M, N]`
 * @param a    `[M, K]`
 * @param b    `[N, K]`
 */
export function addRowProducts(
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  M: number,
  N: number,
  K: number,
): void {
  const tiledM = M - (M % 4);
  const tiledN = N - (N % 2);
  for (let m = 0; m < tiledM; m += 4) {
    const a0 = m * K;
    const a1 = a0 + K;
    const a2 = a1 + K;
    const a3 = a2 + K;
    for (let n = 0; n < tiledN; n += 2) {
      const b0 = n * K;
      const b1 = b0 + K;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let k = 0; k < K; k++) {
        const left = b[b0 + k];
        const right = b[b1 + k];
        const v0 = a[a0 + k];
        const v1 = a[a1 + k];
        const v2 = a[a2 + k];
        const v3 = a[a3 + k];
        s00 += v0 * left;
        s01 += v0 * right;
        s10 += v1 * left;
        s11 += v1 * right;
        s20 += v2 * left;
        s21 += v2 * right;
        s30 += v3 * left;
        s31 += v3 * right;
      }
      const o = m * N + n;
      out[o] += s00;
      out[o + 1] += s01;
      out[o + N] += s10;
      out[o + N + 1] += s11;
      out[o + 2 * N] += s20;
      out[o + 2 * N + 1] += s21;
      out[o + 3 * N] += s30;
      out[o + 3 * N + 1] += s31;
    }
    for (let n = tiledN; n < N; n++) {
      for (let row = m; row < m + 4; row++) out[row * N + n] += rowProduct(a, row * K, b, n * K, K);
    }
  }
  for (let m = tiledM; m < M; m++) {
    for (let n = 0; n < N; n++) out[m * N + n] += rowProduct(a, m * K, b, n * K, K);
  }
}

/** `[rows, columns]` → `[columns, rows]`, in float64. */
export function transposed(matrix: Values, rows: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) result[c * rows + r] = matrix[r * columns + c];
  }
  return result;
}

function rowProduct(a: Float64Array, aStart: number, b: Float64Array, bStart: number, K: number): number {
  let sum = 0;
  for (let k = 0; k < K; k++) sum += a[aStart + k] * b[bStart + k];
  return sum;
}
