/** Tells tfjs how to go back through the kernels of this folder. */
import {
  registerGradient,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { placeBlock, takeBlock, type Block } from './block.ts';
import { columnSum } from './columnSum.ts';
import { softmaxCrossEntropyGradient } from './crossEntropy.ts';
import { lstmBackward } from './lstmBackward.ts';
import { matrixProduct } from './matrixProduct.ts';

/**
 * tfjs calls only those of the returned functions whose input the loss is differentiated by, and disposes whatever
 * else they made; what several of them share is therefore computed before they are returned.
 */
export function registerGradients(): void {
  registerGradient({
    kernelName: 'MatrixProduct',
    inputsToSave: ['a', 'b'],
    gradFunc(upstream, saved, attributes) {
      if (attributes['transposeA'] || !attributes['transposeB']) {
        throw new Error('MatrixProduct is differentiable only as A · Bᵀ');
      }
      const [a, b] = saved as [Tensor2D, Tensor2D];
      const by = upstream as Tensor2D;
      return {
        a: () => matrixProduct(by, b),
        b: () => matrixProduct(by, a, { transposeA: true }),
        bias: () => reshape(columnSum(by, 1), [-1]),
      };
    },
  });

  registerGradient({
    kernelName: 'TakeBlock',
    inputsToSave: ['x'],
    gradFunc(upstream, [x], attributes) {
      return { x: () => reshape(placeBlock(upstream as Tensor, attributes as Block, x.size), x.shape) };
    },
  });

  registerGradient({
    kernelName: 'SoftmaxCrossEntropy',
    inputsToSave: ['logits', 'targets'],
    gradFunc(upstream, saved) {
      const [logits, targets] = saved as [Tensor2D, Tensor1D];
      return { logits: () => softmaxCrossEntropyGradient(logits, targets, upstream as Tensor1D) };
    },
  });

  registerGradient({
    kernelName: 'LstmForward',
    inputsToSave: ['weightHh'],
    outputsToSave: [false, true],
    gradFunc(upstreams, saved) {
      const [weightHh, tape] = saved as [Tensor2D, Tensor3D];
      const upstream = (upstreams as Tensor[])[0] as Tensor3D;
      const [T, B, H] = upstream.shape;
      const byPreActivations = lstmBackward({ upstream, tape, weightHh }, 'preActivations');
      const rows: Tensor2D = reshape(byPreActivations, [T * B, 4 * H]);
      return {
        projected: () => byPreActivations,
        weightHh() {
          const block = { start: 5 * H, stride: 6 * H, rows: T * B, width: H };
          return matrixProduct(rows, takeBlock(tape, block), { transposeA: true });
        },
        biases: () => columnSum(rows, 2),
        initial: () => lstmBackward({ upstream, tape, weightHh }, 'initial'),
      };
    },
  });
}
