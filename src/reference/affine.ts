/**
 * The sums `W_ih x + b_ih + W_hh h₋₁ + b_hh` of one step of one batch row, and their derivatives. Zero inputs are
 * skipped, which makes a one-hot letter the look-up of a column instead of a product.
 */
import type { LayerParameters } from './layer.ts';

export interface AffineGradients extends LayerParameters {
  /** `[T, B, I]` */
  readonly x: Float64Array;
}

/** Positions of the values other than zero in `x[start … start + I)`; returns how many `into` now holds. */
function findNonZero(x: Float64Array, start: number, I: number, into: Int32Array): number {
  let count = 0;
  for (let k = 0; k < I; k++) if (x[start + k] !== 0) into[count++] = k;
  return count;
}

/** Evaluates the sums of all packed gates; made once per layer so that its scratch memory is reused. */
export function affineSums(parameters: LayerParameters, I: number, H: number) {
  const { weight_ih, weight_hh, bias_ih, bias_hh } = parameters;
  const rows = bias_ih.length;
  const active = new Int32Array(I);
  /** Writes the `[G·H]` sums of the input at `x[xStart]` and the hidden state at `h[hStart]`. */
  return (x: Float64Array, xStart: number, h: Float64Array, hStart: number, sums: Float64Array): void => {
    const count = findNonZero(x, xStart, I, active);
    for (let row = 0; row < rows; row++) {
      let sum = bias_ih[row] + bias_hh[row];
      const inputRow = row * I;
      for (let n = 0; n < count; n++) sum += weight_ih[inputRow + active[n]] * x[xStart + active[n]];
      const hiddenRow = row * H;
      for (let k = 0; k < H; k++) sum += weight_hh[hiddenRow + k] * h[hStart + k];
      sums[row] = sum;
    }
  };
}

/**
 * The reverse of `affineSums`: from the derivative by the sums, adds to the derivatives of the weights and biases,
 * and writes those by the input and by the previous hidden state.
 */
export function affineBackward(
  parameters: LayerParameters,
  gradients: AffineGradients,
  I: number,
  H: number,
) {
  const { weight_ih, weight_hh } = parameters;
  const {
    weight_ih: byWeightIh,
    weight_hh: byWeightHh,
    bias_ih: byBiasIh,
    bias_hh: byBiasHh,
    x: byX,
  } = gradients;
  const rows = byBiasIh.length;
  const active = new Int32Array(I);
  return (
    sumGradients: Float64Array,
    x: Float64Array,
    xStart: number,
    h: Float64Array,
    hStart: number,
    hiddenGradients: Float64Array,
    hiddenStart: number,
  ): void => {
    const count = findNonZero(x, xStart, I, active);
    hiddenGradients.fill(0, hiddenStart, hiddenStart + H);
    for (let row = 0; row < rows; row++) {
      const delta = sumGradients[row];
      if (delta === 0) continue;
      byBiasIh[row] += delta;
      byBiasHh[row] += delta;
      const inputRow = row * I;
      for (let k = 0; k < I; k++) byX[xStart + k] += delta * weight_ih[inputRow + k];
      for (let n = 0; n < count; n++) byWeightIh[inputRow + active[n]] += delta * x[xStart + active[n]];
      const hiddenRow = row * H;
      for (let k = 0; k < H; k++) hiddenGradients[hiddenStart + k] += delta * weight_hh[hiddenRow + k];
      for (let k = 0; k < H; k++) byWeightHh[hiddenRow + k] += delta * h[hStart + k];
    }
  };
}
