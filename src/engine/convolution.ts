/** Convolution over time, differentiable by tfjs: windows side by side, then one matrix product. */
import { reshape, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import type { ConvolutionLayer } from '#rnn/network';
import { convolvedSteps, paddingBefore } from '#rnn/networkFlow';
import { registerWindowsGradient, takeWindows } from './kernels/windows.ts';
import { dense } from './layers.ts';

registerWindowsGradient();

/**
 * Cross-correlation as `torch.nn.Conv1d`, with zeros where the layer's padding says.
 * @param x       `[T, B, inputs]`
 * @param weight  `[filters, inputs, width]`
 * @param bias    `[filters]`
 * @returns       `[steps, B, filters]`, without the activation
 */
export function convolution(
  layer: ConvolutionLayer,
  x: Tensor3D,
  weight: Tensor3D,
  bias: Tensor1D,
): Tensor3D {
  const [T, B, features] = x.shape;
  const { filters, width, stride = 1, dilation = 1 } = layer;
  const steps = convolvedSteps(layer, T);
  const before = paddingBefore(layer);
  const windows = takeWindows(x, { T, B, features, width, stride, dilation, before, steps });
  const kernel: Tensor2D = reshape(weight, [filters, features * width]);
  return reshape(dense(windows, kernel, bias), [steps, B, filters]);
}
