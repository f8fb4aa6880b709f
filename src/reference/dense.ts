/** The dense layer, and activation functions on whole arrays. */
import type { Activation } from '#rnn/network';
import { assertLength } from '#rnn/errors';
import { inputProduct, inputProductBackward, type ProductGradients } from './affine.ts';
import { slope, squash } from './squash.ts';

/** Applies the activation in place. */
function activate(activation: Activation, values: Float64Array): void {
  if (activation === 'linear') return;
  for (let k = 0; k < values.length; k++) values[k] = squash(activation, values[k]);
}

/** From the derivative by an activation's output to that by its input; `output` is what the activation returned. */
function activateBackward(
  activation: Activation,
  output: Float64Array,
  byOutput: Float64Array,
): Float64Array {
  if (activation === 'linear') return byOutput;
  return byOutput.map((value, k) => value * slope(activation, output[k]));
}

/** `weight [units, features]`, `bias [units]`. */
export interface DenseParameters {
  readonly weight: Float64Array;
  readonly bias: Float64Array;
}

/**
 * `φ(W x + b)` for every row.
 * @param x  `[N, features]`, whether rows are steps, batch rows or both
 * @returns  `[N, units]`
 * @throws ShapeError when weights and inputs do not fit each other
 */
export function denseForward(
  { weight, bias }: DenseParameters,
  activation: Activation,
  x: Float64Array,
  features: number,
): Float64Array {
  const units = bias.length;
  const N = Math.floor(x.length / features);
  assertLength('dense weight', weight, [units, features]);
  assertLength('input of a dense layer', x, [N, features]);
  const output = new Float64Array(N * units);
  const product = inputProduct(weight, bias, features);
  const sums = new Float64Array(units);
  for (let n = 0; n < N; n++) {
    product(x, n * features, sums);
    output.set(sums, n * units);
  }
  activate(activation, output);
  return output;
}

/**
 * @param x         what the layer read, `[N, features]`
 * @param output    what it returned, `[N, units]`
 * @param byOutput  derivative of the loss by that
 * @param into      derivatives by weight and bias, to be added to
 * @returns         derivative by `x`
 * @throws ShapeError when `byOutput` has not the output's size
 */
export function denseBackward(
  { weight, bias }: DenseParameters,
  activation: Activation,
  x: Float64Array,
  output: Float64Array,
  byOutput: Float64Array,
  into: ProductGradients,
): Float64Array {
  assertLength('derivative by the output', byOutput, [output.length]);
  const units = bias.length;
  const features = weight.length / units;
  const bySums = activateBackward(activation, output, byOutput);
  const byX = new Float64Array(x.length);
  const back = inputProductBackward(weight, into, features);
  for (let n = 0; n < output.length / units; n++)
    back(bySums.subarray(n * units, (n + 1) * units), x, n * features, byX);
  return byX;
}
