/** Lengths of vectors and the largest stretch of a matrix, over the whole range of float64. */

/**
 * Euclidean norm of `values[from … from + length)`. What is squared is of order one, so 1e-300 stays 1e-300 and 1e300
 * does not overflow. NaN where a value is; Infinity where one is infinite and none NaN.
 */
export function euclideanNorm(values: ArrayLike<number>, from = 0, length = values.length - from): number {
  let largest = 0;
  for (let k = from; k < from + length; k++) {
    const size = Math.abs(values[k]);
    if (Number.isNaN(size)) return NaN;
    if (size > largest) largest = size;
  }
  if (largest === 0 || largest === Infinity) return largest;
  let sum = 0;
  for (let k = from; k < from + length; k++) sum += (values[k] / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/**
 * ‖A‖₂, the largest singular value: the root of the largest eigenvalue of `AᵀA`. It comes out to about 1e-15 of
 * itself; only small singular values suffer from the squaring.
 * @param matrix  `[H, H]`, row-major
 * Source: Golub & Van Loan 2013, sections 8.3 (tridiagonal form) and 8.4 (bisection).
 */
export function spectralNorm(matrix: ArrayLike<number>, H: number): number {
  let largest = 0;
  for (let k = 0; k < H * H; k++) {
    const size = Math.abs(matrix[k]);
    if (Number.isNaN(size)) return NaN;
    if (size > largest) largest = size;
  }
  if (largest === 0 || largest === Infinity) return largest;
  const gram = new Float64Array(H * H);
  for (let row = 0; row < H; row++) {
    for (let i = 0; i < H; i++) {
      const value = matrix[row * H + i] / largest;
      if (value === 0) continue;
      for (let j = i; j < H; j++) gram[i * H + j] += (value * matrix[row * H + j]) / largest;
    }
  }
  for (let i = 0; i < H; i++) for (let j = 0; j < i; j++) gram[i * H + j] = gram[j * H + i];
  const { diagonal, beside } = tridiagonal(gram, H);
  return largest * Math.sqrt(largestEigenvalue(diagonal, beside));
}

interface Tridiagonal {
  /** `[H]` */
  readonly diagonal: Float64Array;
  /** `[H]`: left of the diagonal; the first is 0. */
  readonly beside: Float64Array;
}

/** A symmetric matrix in a tridiagonal form of the same eigenvalues; `a` is used up. */
function tridiagonal(a: Float64Array, n: number): Tridiagonal {
  const beside = new Float64Array(n);
  const v = new Float64Array(n);
  const p = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    let sum = 0;
    for (let row = k + 1; row < n; row++) sum += a[row * n + k] ** 2;
    const norm = Math.sqrt(sum);
    if (k === n - 2 || norm === 0) {
      beside[k + 1] = a[(k + 1) * n + k];
      continue;
    }
    const sign = a[(k + 1) * n + k] < 0 ? -1 : 1;
    beside[k + 1] = -sign * norm;
    for (let row = k + 1; row < n; row++) v[row] = a[row * n + k] / norm;
    v[k + 1] += sign;
    // The reflection 1 − v vᵀ / pivot from both sides is A − v qᵀ − q vᵀ.
    const pivot = Math.abs(v[k + 1]);
    let along = 0;
    for (let row = k + 1; row < n; row++) {
      let product = 0;
      for (let j = k + 1; j < n; j++) product += a[row * n + j] * v[j];
      p[row] = product / pivot;
      along += p[row] * v[row];
    }
    along /= 2 * pivot;
    for (let row = k + 1; row < n; row++) p[row] -= along * v[row];
    for (let row = k + 1; row < n; row++)
      for (let j = k + 1; j < n; j++) a[row * n + j] -= v[row] * p[j] + p[row] * v[j];
  }
  return { diagonal: Float64Array.from({ length: n }, (_, k) => a[k * n + k]), beside };
}

/** By bisection between Gershgorin's bounds, to the last bit that float64 has. */
function largestEigenvalue(diagonal: Float64Array, beside: Float64Array): number {
  const n = diagonal.length;
  let [low, high] = [0, 0];
  for (let k = 0; k < n; k++) {
    const radius = Math.abs(beside[k]) + (k + 1 < n ? Math.abs(beside[k + 1]) : 0);
    high = Math.max(high, diagonal[k] + radius);
    low = Math.max(low, diagonal[k]);
  }
  while (high - low > Number.EPSILON * high) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (allBelow(diagonal, beside, middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether every eigenvalue is below `bound`: whether all pivots of `A − bound` are negative (Sylvester's inertia). */
function allBelow(diagonal: Float64Array, beside: Float64Array, bound: number): boolean {
  let pivot = 1;
  for (let k = 0; k < diagonal.length; k++) {
    pivot = diagonal[k] - bound - (k === 0 ? 0 : (beside[k] * beside[k]) / pivot);
    if (pivot >= 0) return false;
  }
  return true;
}
