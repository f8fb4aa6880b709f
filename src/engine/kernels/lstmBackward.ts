/** Backpropagation through time for `lstmForward`. */
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { defineKernel } from './kernel.ts';
import { lstmBackwardLoops } from './lstmBackwardLoops.ts';
import { lstmBackwardShader } from './lstmBackwardShader.ts';

export const lstmBackwardInputNames = ['upstream', 'tape', 'weightHh'] as const;
export type LstmBackwardInputName = (typeof lstmBackwardInputNames)[number];

/**
 * Which derivatives of the loss are written out:
 * `preActivations` by the sums before the squashing functions, `[T, B, 4H]`, rows i|f|g|o;
 * `activations` by every activation, `[T, B, 6H]`, i|f|g|o|c|h;
 * `initial` by the states before the first step, `[B, 2H]`, c|h.
 */
export type LstmDerivatives = 'preActivations' | 'activations' | 'initial';

const run = defineKernel<LstmBackwardInputName, { readonly wanted: LstmDerivatives }>({
  name: 'LstmBackward',
  inputs: lstmBackwardInputNames,
  outputShape({ upstream: [T, B, H] }, { wanted }) {
    if (wanted === 'initial') return [B, 2 * H];
    return [T, B, wanted === 'activations' ? 6 * H : 4 * H];
  },
  shader: lstmBackwardShader,
  compute: lstmBackwardLoops,
});

export interface LstmBackwardInputs {
  /** Derivative of the loss by the hidden state of every step, `[T, B, H]`, without what later steps add. */
  readonly upstream: Tensor3D;
  /** As `lstmForward` returned it, `[T + 1, B, 6H]`. */
  readonly tape: Tensor3D;
  /** `[4H, H]`, rows i|f|g|o. */
  readonly weightHh: Tensor2D;
}

/**
 * Goes back through the whole sequence in one dispatch and writes the derivatives that are `wanted`.
 * Source: backpropagation through time, Werbos 1990; LSTM, Greff et al. 2017, appendix.
 */
export function lstmBackward(inputs: LstmBackwardInputs, wanted: 'preActivations' | 'activations'): Tensor3D;
export function lstmBackward(inputs: LstmBackwardInputs, wanted: 'initial'): Tensor2D;
export function lstmBackward(
  { upstream, tape, weightHh }: LstmBackwardInputs,
  wanted: LstmDerivatives,
): Tensor2D | Tensor3D {
  return run({ upstream, tape, weightHh }, { wanted }) as Tensor2D | Tensor3D;
}
