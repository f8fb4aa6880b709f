/** LSTM over a whole sequence, forward. The derivative is registered in `gradients.ts`. */
import { engine, type Tensor, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { ShapeError } from '#rnn/errors';
import { takeDefinition } from './block.ts';
import { registerOnEveryBackend, runDefinition, type KernelDefinition } from './kernel.ts';
import { lstmForwardLoops } from './lstmForwardLoops.ts';
import { lstmForwardShader } from './lstmForwardShader.ts';

export interface LstmInputs {
  /** `W_ih x` of every step, without biases, `[T, B, 4H]`. */
  readonly projected: Tensor3D;
  /** `[4H, H]`, rows i|f|g|o. */
  readonly weightHh: Tensor2D;
  /** `b_ih` and `b_hh`, `[2, 4H]`. */
  readonly biases: Tensor2D;
  /** The states before the first step, `[B, 2H]`: c|h. */
  readonly initial: Tensor2D;
}

export const lstmInputNames = ['projected', 'weightHh', 'biases', 'initial'] as const;
export type LstmInputName = (typeof lstmInputNames)[number];

const tapeDefinition: KernelDefinition<LstmInputName, Record<never, never>> = {
  name: 'LstmForward',
  inputs: lstmInputNames,
  outputShape: ({ projected: [T, B, rows] }) => [T + 1, B, (rows / 4) * 6],
  shader: lstmForwardShader,
  compute: lstmForwardLoops,
};

registerOnEveryBackend('LstmForward', (device, inputs) => {
  const tape = runDefinition(tapeDefinition, device, inputs, {});
  const [rows, B, columns] = tape.shape;
  const T = rows - 1;
  const H = columns / 6;
  const block = { start: (B * 6 + 5) * H, stride: 6 * H, rows: T * B, width: H };
  const { dataId, dtype } = runDefinition(takeDefinition, device, { x: tape }, block);
  return [{ dataId, dtype, shape: [T, B, H] }, tape];
});

/**
 * One LSTM layer over a whole sequence: one dispatch for the recurrence, one to copy the hidden states out of it.
 * Differentiable through `hidden` by all four inputs. `tape` is data: derivatives by it are not propagated.
 * @returns `hidden`, `[T, B, H]`, and `tape`, every activation, `[T + 1, B, 6H]`: i|f|g|o|c|h, where row 0 holds the
 *          initial states (and zeros for the gates), so that row `t` is what step `t` started from
 * @throws ShapeError naming the expected and the actual shape
 * Source: Hochreiter & Schmidhuber 1997; forget gate, Gers, Schmidhuber & Cummins 2000.
 */
export function lstmForward(inputs: LstmInputs): { readonly hidden: Tensor3D; readonly tape: Tensor3D } {
  const H = inputs.weightHh.shape[1];
  const [T, B] = inputs.projected.shape;
  expectShape('projected', inputs.projected, [T, B, 4 * H]);
  expectShape('weightHh', inputs.weightHh, [4 * H, H]);
  expectShape('biases', inputs.biases, [2, 4 * H]);
  expectShape('initial', inputs.initial, [B, 2 * H]);
  // A kernel with two results; runKernel is typed for one.
  const [hidden, tape] = engine().runKernel('LstmForward', { ...inputs }, {}) as unknown as Tensor3D[];
  return { hidden, tape };
}

function expectShape(what: string, tensor: Tensor, shape: readonly number[]): void {
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, axis) => size !== shape[axis])) {
    throw new ShapeError(what, `[${shape.join(', ')}]`, `[${tensor.shape.join(', ')}]`);
  }
}
