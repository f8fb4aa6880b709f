/** Cross-correlation over time, as `torch.nn.Conv1d` computes it: each window laid out flat, then a dense layer. */
import { assertLength } from '#rnn/errors';
import type { ConvolutionLayer } from '#rnn/network';
import { convolvedSteps, paddingBefore } from '#rnn/networkFlow';
import type { ProductGradients } from './affine.ts';
import { denseBackward, denseForward, type DenseParameters } from './dense.ts';

export interface SequenceSizes {
  readonly T: number;
  readonly B: number;
  /** Values at every step. */
  readonly features: number;
}

/**
 * Calls `visit` for every value that a window reads: `inWindows` is its place in `[T', B, features, width]`, `inInput`
 * that in `[T, B, features]`. Places in the padding are not visited: zeros are read there.
 */
function eachInWindows(
  layer: ConvolutionLayer,
  { T, B, features }: SequenceSizes,
  visit: (inWindows: number, inInput: number) => void,
): void {
  const { width, stride = 1, dilation = 1 } = layer;
  const steps = convolvedSteps(layer, T);
  for (let t = 0; t < steps; t++) {
    for (let w = 0; w < width; w++) {
      const read = t * stride + w * dilation - paddingBefore(layer);
      if (read < 0 || read >= T) continue;
      for (let b = 0; b < B; b++)
        for (let k = 0; k < features; k++)
          visit(((t * B + b) * features + k) * width + w, (read * B + b) * features + k);
    }
  }
}

function windowsOf(layer: ConvolutionLayer, x: Float64Array, sizes: SequenceSizes): Float64Array {
  const windows = new Float64Array(convolvedSteps(layer, sizes.T) * sizes.B * sizes.features * layer.width);
  eachInWindows(layer, sizes, (inWindows, inInput) => {
    windows[inWindows] = x[inInput];
  });
  return windows;
}

/**
 * `φ(bias[f] + Σ weight[f, k, w] · x[t·stride + w·dilation − padding, k])`, zeros outside the sequence.
 * @param parameters  `weight [filters, features, width]`, `bias [filters]`
 * @param x           `[T, B, features]`
 * @returns           `[T', B, filters]`
 * @throws ShapeError when weights and inputs do not fit each other
 * Source: LeCun et al. 1989; dilation and causal padding as in van den Oord et al. 2016 (WaveNet).
 */
export function convolutionForward(
  parameters: DenseParameters,
  layer: ConvolutionLayer,
  x: Float64Array,
  sizes: SequenceSizes,
): Float64Array {
  assertLength('input of a convolution', x, [sizes.T, sizes.B, sizes.features]);
  const windows = windowsOf(layer, x, sizes);
  return denseForward(parameters, layer.activation ?? 'linear', windows, sizes.features * layer.width);
}

/**
 * @param output    what `convolutionForward` returned
 * @param byOutput  derivative of the loss by that
 * @param into      derivatives by weight and bias, to be added to
 * @returns         derivative by `x`, `[T, B, features]`
 */
export function convolutionBackward(
  parameters: DenseParameters,
  layer: ConvolutionLayer,
  x: Float64Array,
  sizes: SequenceSizes,
  output: Float64Array,
  byOutput: Float64Array,
  into: ProductGradients,
): Float64Array {
  const windows = windowsOf(layer, x, sizes);
  const byWindows = denseBackward(parameters, layer.activation ?? 'linear', windows, output, byOutput, into);
  const byX = new Float64Array(x.length);
  eachInWindows(layer, sizes, (inWindows, inInput) => {
    byX[inInput] += byWindows[inWindows];
  });
  return byX;
}
