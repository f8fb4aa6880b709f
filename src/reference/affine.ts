/**
 * Weights meeting inputs and hidden states in one step of one batch row, and the reverse. An input that is mostly
 * zeros is met at its other places only, which makes a one-hot letter the look-up of a column instead of a product.
 */
import { addOuter, addTransposed, multiplyRows } from './products.ts';

/** Positions of the values other than zero in `x[start … start + I)`; returns how many `into` now holds. */
function findNonZero(x: Float64Array, start: number, I: number, into: Int32Array): number {
  let count = 0;
  for (let k = 0; k < I; k++) if (x[start + k] !== 0) into[count++] = k;
  return count;
}

/** Above this share of zeros, skipping them is worth the indirection. */
const sparse = 0.5;

/**
 * Writes `W x + b` of the input at `x[start … start + I)` into `sums`, `[rows]`.
 * @param weight  `[rows, I]`
 * @param bias    `[rows]`
 */
export function inputProduct(weight: Float64Array, bias: Float64Array, I: number) {
  const rows = bias.length;
  const active = new Int32Array(I);
  return (x: Float64Array, start: number, sums: Float64Array): void => {
    const count = findNonZero(x, start, I, active);
    if (count > sparse * I) {
      multiplyRows(weight, bias, I, 0, rows, x, start, sums);
      return;
    }
    for (let row = 0; row < rows; row++) {
      let sum = bias[row];
      for (let n = 0; n < count; n++) sum += weight[row * I + active[n]] * x[start + active[n]];
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
export function inputProductBackward(
  weight: Float64Array,
  { weight: byWeight, bias }: ProductGradients,
  I: number,
) {
  const rows = bias.length;
  const active = new Int32Array(I);
  return (bySums: Float64Array, x: Float64Array, start: number, byX: Float64Array): void => {
    for (let row = 0; row < rows; row++) bias[row] += bySums[row];
    addTransposed(weight, I, 0, rows, bySums, byX, start);
    const count = findNonZero(x, start, I, active);
    if (count > sparse * I) {
      addOuter(byWeight, I, 0, rows, bySums, x, start);
      return;
    }
    for (let row = 0; row < rows; row++)
      for (let n = 0; n < count; n++) byWeight[row * I + active[n]] += bySums[row] * x[start + active[n]];
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
  return (v, firstGate, endGate, into) =>
    multiplyRows(weight, bias, H, firstGate * H, endGate * H, v, 0, into);
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
      addTransposed(weight, H, firstGate * H, endGate * H, bySums, byV, 0);
    },
    addToRecurrentWeights(bySums, firstGate, endGate, v) {
      for (let row = firstGate * H; row < endGate * H; row++) bias[row] += bySums[row];
      addOuter(byWeight, H, firstGate * H, endGate * H, bySums, v, 0);
    },
  };
}
