/** Clipping and Adam over all parameters of a network in one dispatch. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { defineKernel } from './kernel.ts';

export interface AdamSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Bound on the global norm of the gradient; null: no clipping. */
  readonly clipNorm: number | null;
}

/** Those of Kingma & Ba 2015, table of algorithm 1. */
export const adamDefaults = { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** Scalars of one update, worked out in float64. */
interface Attributes {
  readonly [name: string]: number;
  readonly row: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** `learningRate / (1 − beta1ᵗ)` */
  readonly stepSize: number;
  /** `1 / √(1 − beta2ᵗ)` */
  readonly rootScale: number;
  /** Negative: no clipping. */
  readonly clipNorm: number;
}

const workgroupSize = 64;

const run = defineKernel<'state' | 'gradient' | 'log', Attributes>({
  name: 'AdamUpdate',
  inputs: ['state', 'gradient', 'log'],
  outputShape: ({ state }) => [...state],
  shader: ({ gradient: [P] }, { row, ...reals }) => ({
    key: 'AdamUpdate',
    workgroupSize,
    workgroups: Math.ceil(P / workgroupSize),
    integers: { parameters: P, row },
    reals,
    code: `
fn main(index : i32) {
  let P = uniforms.parameters;
  if (index >= P) { return; }
  var scale = 1.0;
  if (uniforms.clipNorm >= 0.0) { scale = min(1.0, uniforms.clipNorm / (log[2 * uniforms.row + 1] + 1e-6)); }
  let g = gradient[index] * scale;
  let m = uniforms.beta1 * state[P + index] + (1.0 - uniforms.beta1) * g;
  let v = uniforms.beta2 * state[2 * P + index] + (1.0 - uniforms.beta2) * g * g;
  result[index] = state[index] - uniforms.stepSize * m / (sqrt(v) * uniforms.rootScale + uniforms.epsilon);
  result[P + index] = m;
  result[2 * P + index] = v;
}
`,
  }),
  compute({ state, gradient, log }, result, { gradient: [P] }, attributes) {
    const { row, beta1, beta2, epsilon, stepSize, rootScale, clipNorm } = attributes;
    const scale = clipNorm < 0 ? 1 : Math.min(1, clipNorm / (log[2 * row + 1] + 1e-6));
    for (let j = 0; j < P; j++) {
      const g = gradient[j] * scale;
      const m = beta1 * state[P + j] + (1 - beta1) * g;
      const v = beta2 * state[2 * P + j] + (1 - beta2) * g * g;
      result[j] = state[j] - (stepSize * m) / (Math.sqrt(v) * rootScale + epsilon);
      result[P + j] = m;
      result[2 * P + j] = v;
    }
  },
});

/**
 * One step of Adam with bias correction, after scaling the gradient by `min(1, clipNorm / (norm + 1e-6))`.
 * @param state     parameters, first and second moments, `[3, P]`
 * @param gradient  `[P]`
 * @param log       holds the gradient's norm in `[row, 1]`, as `recordStep` writes it
 * @param update    number of this update, counted from 1
 * @returns         the new state, `[3, P]`
 * Source: Kingma & Ba 2015; clipping, Pascanu, Mikolov & Bengio 2013, with PyTorch's 1e-6.
 */
export function adamUpdate(
  state: Tensor2D,
  gradient: Tensor1D,
  log: Tensor2D,
  row: number,
  update: number,
  { learningRate, beta1, beta2, epsilon, clipNorm }: AdamSettings,
): Tensor2D {
  return run(
    { state, gradient, log },
    {
      row,
      beta1,
      beta2,
      epsilon,
      stepSize: learningRate / (1 - beta1 ** update),
      rootScale: 1 / Math.sqrt(1 - beta2 ** update),
      clipNorm: clipNorm ?? -1,
    },
  ) as Tensor2D;
}
