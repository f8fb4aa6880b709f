/** Layers as operations on tensors, differentiable by tfjs. */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { reshape, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { registerGradients } from './kernels/gradients.ts';
import { lstmForward } from './kernels/lstmForward.ts';
import { matrixProduct } from './kernels/matrixProduct.ts';

registerGradients();

export interface LstmParameters {
  /** `[4H, I]`, rows i|f|g|o. */
  readonly weightIh: Tensor2D;
  /** `[4H, H]` */
  readonly weightHh: Tensor2D;
  /** `b_ih` and `b_hh`, `[2, 4H]`. */
  readonly biases: Tensor2D;
}

/**
 * One LSTM layer.
 * @param x        inputs, `[T, B, I]`
 * @param initial  states before the first step, `[B, 2H]`: c|h
 * @returns        hidden states `[T, B, H]`, and every activation with the initial row in front,
 *                 `[T + 1, B, 6H]`: i|f|g|o|c|h
 */
export function lstmLayer(
  x: Tensor3D,
  { weightIh, weightHh, biases }: LstmParameters,
  initial: Tensor2D,
): { readonly hidden: Tensor3D; readonly tape: Tensor3D } {
  const [T, B, I] = x.shape;
  const projected = matrixProduct(reshape(x, [T * B, I]), weightIh, { transposeB: true });
  return lstmForward({
    projected: reshape(projected, [T, B, weightIh.shape[0]]),
    weightHh,
    biases,
    initial,
  });
}

/** `x · Wᵀ + b`: `x` is `[N, H]`, `weight` `[outputs, H]`, `bias` `[outputs]`; the result `[N, outputs]`. */
export function dense(x: Tensor2D, weight: Tensor2D, bias: Tensor1D): Tensor2D {
  return matrixProduct(x, weight, { transposeB: true, bias });
}
