/** Tells tfjs how to go back through the kernels of this folder. */
import { registerGradient, reshape, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { placeBlock, type Block } from './block.ts';
import { columnSum } from './columnSum.ts';
import { softmaxCrossEntropyGradient } from './crossEntropy.ts';
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
      if (attributes['transposeA'])
        throw new Error('MatrixProduct is differentiable only where A lies as it is');
      const [a, b] = saved as [Tensor2D, Tensor2D];
      const by = upstream as Tensor2D;
      const rows = attributes['transposeB'];
      return {
        a: () => (rows ? matrixProduct(by, b) : matrixProduct(by, b, { transposeB: true })),
        b: () =>
          rows ? matrixProduct(by, a, { transposeA: true }) : matrixProduct(a, by, { transposeA: true }),
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
}
