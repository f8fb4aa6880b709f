/** Backpropagation through time for `recurrentForward`. */
import { engine, type Tensor1D, type Tensor2D, type Tensor3D, type TensorInfo } from '@tensorflow/tfjs-core';
import { registerOnEveryBackend, runShader } from '../kernel.ts';
import { backwardLoops } from './backwardLoops.ts';
import { backwardShader } from './backwardShader.ts';
import { inputNames, type RecurrentAttributes } from './forward.ts';
import type { Derivatives } from './program.ts';
import { derivativeColumns } from './shaderParts.ts';

export interface RecurrentBackwardInputs {
  /** Derivative of the loss by the hidden state of every step, `[T, B, H]`, without what later steps add. */
  readonly upstream: Tensor3D;
  /** Derivative by the states after the last step, `[B, S·H]`, besides what `upstream` says. */
  readonly byFinal: Tensor2D;
  /** As `recurrentForward` returned it. */
  readonly tape: Tensor3D;
  /** `[G·H, H]`, packed rows. */
  readonly weightHh: Tensor2D;
  readonly extra?: Tensor1D;
  readonly mask?: Tensor2D;
}

export type RecurrentBackwardInputName = keyof RecurrentBackwardInputs;
export type BackwardAttributes = RecurrentAttributes & { readonly wanted: Derivatives };

const always = ['upstream', 'byFinal', 'tape', 'weightHh'] as const;

registerOnEveryBackend('RecurrentBackward', (device, given, attrs) => {
  const attributes = attrs as BackwardAttributes;
  const inputs = given as Readonly<Record<RecurrentBackwardInputName, TensorInfo>>;
  if (device.name !== 'webgpu') return backwardLoops(device, inputs, attributes);
  const [T, B, H] = inputs.upstream.shape;
  const shape = [T + 1, B, derivativeColumns(attributes.cell, attributes.wanted) * H];
  return runShader(device.backend, inputNames(always, attributes), inputs, shape, (shapes) =>
    backwardShader(shapes, attributes),
  );
});

/**
 * Goes back through the whole sequence in one dispatch.
 * @returns `[T + 1, B, columns · H]`: in row `t + 1` the derivatives of step `t`, by the packed sums and whatever else
 *          the cell's program lists (`sums`), or by every activation (`activations`); in row 0 those by the states
 *          before the first step, in their first `S·H` columns
 * Source: backpropagation through time, Werbos 1990.
 */
export function recurrentBackward(inputs: RecurrentBackwardInputs, attributes: BackwardAttributes): Tensor3D {
  return engine().runKernel('RecurrentBackward', { ...inputs }, attributes);
}
