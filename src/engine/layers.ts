/** Layers as operations on tensors, differentiable by tfjs. */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { reshape, type Tensor1D, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import type { CellName } from '#rnn/cells';
import { registerGradients } from './kernels/gradients.ts';
import { matrixProduct } from './kernels/matrixProduct.ts';
import { recurrentForward, type RecurrentOutputs } from './kernels/recurrent/forward.ts';
import { registerRecurrentGradient } from './kernels/recurrent/gradient.ts';

registerGradients();
registerRecurrentGradient();

/** Parameters of one recurrent layer in one direction, with `G` packed gates. */
export interface RecurrentParameters {
  /** `[G·H, I]` */
  readonly weightIh: Tensor2D;
  /** `[G·H, H]` */
  readonly weightHh: Tensor2D;
  /** `b_ih` and `b_hh`, `[2, G·H]`. */
  readonly biases: Tensor2D;
  /** The cell's extra parameters one after the other, `[E·H]`. */
  readonly extra?: Tensor1D;
}

export interface RecurrentOptions {
  /** Of layer normalisation; default 1e-5. */
  readonly epsilon?: number;
  /** Recurrent dropout, `[B, H]`. */
  readonly mask?: Tensor2D | undefined;
}

/** PyTorch's default. */
export const defaultEpsilon = 1e-5;

/**
 * One recurrent layer.
 * @param x        inputs, `[T, B, I]`
 * @param initial  states before the first step, `[B, S·H]`, in the order of the cell's `states`
 */
export function recurrentLayer(
  cell: CellName,
  x: Tensor3D,
  { weightIh, weightHh, biases, extra }: RecurrentParameters,
  initial: Tensor2D,
  { epsilon = defaultEpsilon, mask }: RecurrentOptions = {},
): RecurrentOutputs {
  const [T, B, I] = x.shape;
  const projected = matrixProduct(reshape(x, [T * B, I]), weightIh, { transposeB: true });
  return recurrentForward(
    cell,
    {
      projected: reshape(projected, [T, B, weightIh.shape[0]]),
      weightHh,
      biases,
      initial,
      ...(extra && { extra }),
      ...(mask && { mask }),
    },
    epsilon,
  );
}

/** `x · Wᵀ + b`: `x` is `[N, H]`, `weight` `[outputs, H]`, `bias` `[outputs]`; the result `[N, outputs]`. */
export function dense(x: Tensor2D, weight: Tensor2D, bias: Tensor1D): Tensor2D {
  return matrixProduct(x, weight, { transposeB: true, bias });
}
