/** Linear regression by the normal equations. */

/** Added to the diagonal, relative to its mean, so that columns that depend on each other do no harm. */
const ridge = 1e-9;

/**
 * Fits `answers ≈ read · W + b`.
 * @param read     `[N, D]`
 * @param answers  `[N, O]`
 * @param count    `N`
 * @returns        predicts `[M, O]` from `[M, D]`
 */
export function leastSquares(
  read: ArrayLike<number>,
  answers: ArrayLike<number>,
  count: number,
): (read: ArrayLike<number>, count: number) => Float64Array {
  const weights = leastSquaresWeights(read, answers, count);
  return (read, count) => linearAnswers(weights, read, count);
}

/**
 * The weights of that fit, `[D + 1, O]`: `W`, and `b` in the last row.
 * Source: Golub & Van Loan, Matrix Computations, 4th edition 2013, algorithms 4.2.2 (Cholesky) and 5.3.1.
 */
export function leastSquaresWeights(
  read: ArrayLike<number>,
  answers: ArrayLike<number>,
  count: number,
): Float64Array {
  const [D, O] = [read.length / count, answers.length / count];
  // One row more for the constant.
  const S = D + 1;
  const gram = new Float64Array(S * S);
  const moments = new Float64Array(S * O);
  const row = new Float64Array(S).fill(1);
  for (let n = 0; n < count; n++) {
    for (let d = 0; d < D; d++) row[d] = read[n * D + d];
    for (let i = 0; i < S; i++) {
      for (let j = 0; j <= i; j++) gram[i * S + j] += row[i] * row[j];
      for (let o = 0; o < O; o++) moments[i * O + o] += row[i] * answers[n * O + o];
    }
  }
  let trace = 0;
  for (let i = 0; i < S; i++) trace += gram[i * S + i];
  for (let i = 0; i < S; i++) gram[i * S + i] += (ridge * trace) / S;
  factorise(gram, S);
  substitute(gram, S, moments, O);

  return moments;
}

/**
 * What a linear model answers.
 * @param weights  `[D + 1, O]`, as `leastSquaresWeights` gives them
 * @param read     `[M, D]`
 * @param count    `M`
 * @returns        `[M, O]`
 */
export function linearAnswers(
  weights: ArrayLike<number>,
  read: ArrayLike<number>,
  count: number,
): Float64Array {
  const D = read.length / count;
  const O = weights.length / (D + 1);
  const predicted = new Float64Array(count * O);
  for (let n = 0; n < count; n++) {
    for (let o = 0; o < O; o++) {
      let sum = weights[D * O + o];
      for (let d = 0; d < D; d++) sum += read[n * D + d] * weights[d * O + o];
      predicted[n * O + o] = sum;
    }
  }
  return predicted;
}

/** Cholesky: the lower triangle of a symmetric positive matrix `[S, S]` becomes `L` with `L Lᵀ` the matrix. */
function factorise(matrix: Float64Array, S: number): void {
  for (let i = 0; i < S; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * S + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * S + k] * matrix[j * S + k];
      matrix[i * S + j] = i === j ? Math.sqrt(sum) : sum / matrix[j * S + j];
    }
  }
}

/** Solves `L Lᵀ X = Y` in place: `right` is `Y`, `[S, O]`, and becomes `X`. */
function substitute(lower: Float64Array, S: number, right: Float64Array, O: number): void {
  for (let o = 0; o < O; o++) {
    for (let i = 0; i < S; i++) {
      let sum = right[i * O + o];
      for (let k = 0; k < i; k++) sum -= lower[i * S + k] * right[k * O + o];
      right[i * O + o] = sum / lower[i * S + i];
    }
    for (let i = S - 1; i >= 0; i--) {
      let sum = right[i * O + o];
      for (let k = i + 1; k < S; k++) sum -= lower[k * S + i] * right[k * O + o];
      right[i * O + o] = sum / lower[i * S + i];
    }
  }
}
