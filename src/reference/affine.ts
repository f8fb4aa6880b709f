/**
 * Weights meeting inputs and hidden states in one step of one batch row, and the reverse. Zero inputs are skipped,
 * which makes a one-hot letter the look-up of a column instead of a product.
 */

/** Positions of the values other than zero in `x[start … start + I)`; returns how many `into` now holds. */
function findNonZero(x: Float64Array, start: number, I: number, into: Int32Array): number {
  let count = 0;
  for (let k = 0; k < I; k++) if (x[start + k] !== 0) into[count++] = k;
  return count;
}

/**
 * Writes `W_ih x + b_ih` of the input at `x[start … start + I)` into `sums`, `[rows]`.
 * @param weight  `[rows, I]`
 * @param bias    `[rows]`
 */
export function inputProduct(weight: Float64Array, bias: Float64Array) {
  const rows = bias.length;
  const I = weight.length / rows;
  const active = new Int32Array(I);
  return (x: Float64Array, start: number, sums: Float64Array): void => {
    const count = findNonZero(x, start, I, active);
    for (let row = 0; row < rows; row++) {
      let sum = bias[row];
      const first = row * I;
      if (count === I) for (let k = 0; k < I; k++) sum += weight[first + k] * x[start + k];
      else for (let n = 0; n < count; n++) sum += weight[first + active[n]] * x[start + active[n]];
      sums[row] = sum;
    }
  };
}

export interface ProductGradients {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/**
 * The reverse of `inputProduct`: adds to the derivatives of weights, biases and the input.
 * @param into  derivatives by `weight` and `bias`, of their shapes
 */
export function inputProductBackward(weight: Float64Array, { weight: byWeight, bias }: ProductGradients) {
  const rows = bias.length;
  const I = weight.length / rows;
  const active = new Int32Array(I);
  return (bySums: Float64Array, x: Float64Array, start: number, byX: Float64Array): void => {
    const count = findNonZero(x, start, I, active);
    for (let row = 0; row < rows; row++) {
      const delta = bySums[row];
      if (delta === 0) continue;
      bias[row] += delta;
      const first = row * I;
      for (let k = 0; k < I; k++) byX[start + k] += delta * weight[first + k];
      if (count === I) for (let k = 0; k < I; k++) byWeight[first + k] += delta * x[start + k];
      else for (let n = 0; n < count; n++) byWeight[first + active[n]] += delta * x[start + active[n]];
    }
  };
}

/** Writes `W_hh v + b_hh` of the gates `firstGate … endGate − 1` into their rows of `into`, `[G·H]`. */
export type RecurrentProduct = (
  v: Float64Array,
  firstGate: number,
  endGate: number,
  into: Float64Array,
) => void;

/**
 * @param weight  `W_hh`, `[G·H, H]`
 * @param bias    `b_hh`, `[G·H]`
 */
export function recurrentProduct(weight: Float64Array, bias: Float64Array, H: number): RecurrentProduct {
  return (v, firstGate, endGate, into) => {
    for (let row = firstGate * H; row < endGate * H; row++) {
      let sum = bias[row];
      const first = row * H;
      for (let k = 0; k < H; k++) sum += weight[first + k] * v[k];
      into[row] = sum;
    }
  };
}

/** The reverse of `RecurrentProduct` in two halves, for the gates `firstGate … endGate − 1`. */
export interface RecurrentProductBackward {
  /** Adds `W_hhᵀ δ` to `byV`, `[H]`; `bySums` is `δ`, `[G·H]`. */
  readonly transposedProduct: (
    bySums: Float64Array,
    firstGate: number,
    endGate: number,
    byV: Float64Array,
  ) => void;
  /** Adds `δ vᵀ` to the derivative of `W_hh`, and `δ` to that of `b_hh`. */
  readonly addToRecurrentWeights: (
    bySums: Float64Array,
    firstGate: number,
    endGate: number,
    v: Float64Array,
  ) => void;
}

/**
 * @param weight  `W_hh`, `[G·H, H]`
 * @param into    derivatives by `W_hh` and `b_hh`, of their shapes
 */
export function recurrentProductBackward(
  weight: Float64Array,
  { weight: byWeight, bias }: ProductGradients,
  H: number,
): RecurrentProductBackward {
  return {
    transposedProduct(bySums, firstGate, endGate, byV) {
      for (let row = firstGate * H; row < endGate * H; row++) {
        const delta = bySums[row];
        if (delta === 0) continue;
        const first = row * H;
        for (let k = 0; k < H; k++) byV[k] += delta * weight[first + k];
      }
    },
    addToRecurrentWeights(bySums, firstGate, endGate, v) {
      for (let row = firstGate * H; row < endGate * H; row++) {
        const delta = bySums[row];
        if (delta === 0) continue;
        bias[row] += delta;
        const first = row * H;
        for (let k = 0; k < H; k++) byWeight[first + k] += delta * v[k];
      }
    },
  };
}
