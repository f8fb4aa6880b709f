/** Clipping and an optimizer's step over all parameters of a network in one dispatch. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { OptimizerSettings } from '#rnn/training';
import { defineKernel } from './kernel.ts';
import { logColumns } from './recordStep.ts';

export interface UpdateSettings {
  readonly optimizer: OptimizerSettings;
  readonly learningRate: number;
  /** Bound on the global norm of the gradient; null: no clipping. */
  readonly clipNorm: number | null;
  /** Bound on every value of the gradient, applied first; null: none. */
  readonly clipValue: number | null;
}

/** Those of Kingma & Ba 2015, algorithm 1. */
export const adamDefaults = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** Scalars of one update, worked out in float64; what a kind does not use is 0. */
interface Attributes {
  readonly [name: string]: number | string;
  readonly kind: OptimizerSettings['kind'];
  readonly row: number;
  /** Decay of the first moment (momentum), and of the second. */
  readonly first: number;
  readonly second: number;
  readonly epsilon: number;
  /** With Adam's bias correction, `learningRate / (1 − beta1ᵗ)`. */
  readonly stepSize: number;
  /** `1 / √(1 − beta2ᵗ)` for Adam. */
  readonly rootScale: number;
  /** Negative: no clipping. */
  readonly clipNorm: number;
  readonly clipValue: number;
}

const workgroupSize = 64;

/** From gradient `g` and memory `m`, `v` to the new memory and the step, in WGSL. */
const rules: Readonly<Record<OptimizerSettings['kind'], string>> = {
  sgd: `m = uniforms.first * m + g;
  let change = uniforms.stepSize * m;`,
  rmsProp: `v = uniforms.second * v + (1.0 - uniforms.second) * g * g;
  let change = uniforms.stepSize * g / (sqrt(v) + uniforms.epsilon);`,
  adam: `m = uniforms.first * m + (1.0 - uniforms.first) * g;
  v = uniforms.second * v + (1.0 - uniforms.second) * g * g;
  let change = uniforms.stepSize * m / (sqrt(v) * uniforms.rootScale + uniforms.epsilon);`,
};

const run = defineKernel<'state' | 'gradient' | 'log', Attributes>({
  name: 'OptimizerUpdate',
  inputs: ['state', 'gradient', 'log'],
  outputShape: ({ state }) => [...state],
  shader: ({ gradient: [P] }, { kind, row, first, second, epsilon, stepSize, rootScale, ...clip }) => ({
    key: `OptimizerUpdate_${kind}`,
    workgroupSize,
    workgroups: Math.ceil(P / workgroupSize),
    integers: { parameters: P, row },
    reals: {
      first,
      second,
      epsilon,
      stepSize,
      rootScale,
      clipNorm: clip.clipNorm,
      clipValue: clip.clipValue,
    },
    code: `
fn main(index : i32) {
  let P = uniforms.parameters;
  if (index >= P) { return; }
  var g = gradient[index];
  if (uniforms.clipValue >= 0.0) { g = clamp(g, -uniforms.clipValue, uniforms.clipValue); }
  if (uniforms.clipNorm >= 0.0) {
    g *= min(1.0, uniforms.clipNorm / (log[${logColumns} * uniforms.row + 2] + 1e-6));
  }
  var m = state[P + index];
  var v = state[2 * P + index];
  ${rules[kind]}
  result[index] = state[index] - change;
  result[P + index] = m;
  result[2 * P + index] = v;
}
`,
  }),
  compute({ state, gradient, log }, result, { gradient: [P] }, attributes) {
    const { kind, row, first, second, epsilon, stepSize, rootScale, clipNorm, clipValue } = attributes;
    const scale = clipNorm < 0 ? 1 : Math.min(1, clipNorm / (log[logColumns * row + 2] + 1e-6));
    for (let j = 0; j < P; j++) {
      let g = gradient[j];
      if (clipValue >= 0) g = Math.max(-clipValue, Math.min(clipValue, g));
      g *= scale;
      let m = state[P + j];
      let v = state[2 * P + j];
      let change: number;
      if (kind === 'sgd') {
        m = first * m + g;
        change = stepSize * m;
      } else if (kind === 'rmsProp') {
        v = second * v + (1 - second) * g * g;
        change = (stepSize * g) / (Math.sqrt(v) + epsilon);
      } else {
        m = first * m + (1 - first) * g;
        v = second * v + (1 - second) * g * g;
        change = (stepSize * m) / (Math.sqrt(v) * rootScale + epsilon);
      }
      result[j] = state[j] - change;
      result[P + j] = m;
      result[2 * P + j] = v;
    }
  },
});

/**
 * One step, after clipping every value of the gradient to ±clipValue and then scaling it by
 * `min(1, clipNorm / (norm + 1e-6))`: `sgd` with PyTorch's momentum `m = μ·m + g`, `rmsProp` uncentred, `adam` with
 * bias correction.
 * @param state     parameters and the optimizer's memory, `[3, P]`: first moments (momentum), second moments
 * @param gradient  `[P]`
 * @param log       holds the norms of the gradient in row `row`, as `recordStep` writes them
 * @param update    number of this update, counted from 1
 * @returns         the new state, `[3, P]`
 * Sources: Polyak 1964; Tieleman & Hinton 2012; Kingma & Ba 2015; clipping, Pascanu, Mikolov & Bengio 2013, with
 * PyTorch's 1e-6.
 */
export function optimizerUpdate(
  state: Tensor2D,
  gradient: Tensor1D,
  log: Tensor2D,
  row: number,
  update: number,
  settings: UpdateSettings,
): Tensor2D {
  return run({ state, gradient, log }, attributesOf(row, update, settings)) as Tensor2D;
}

function attributesOf(
  row: number,
  update: number,
  { optimizer, learningRate, clipNorm, clipValue }: UpdateSettings,
): Attributes {
  const common = {
    kind: optimizer.kind,
    row,
    first: 0,
    second: 0,
    epsilon: 0,
    stepSize: learningRate,
    rootScale: 1,
    clipNorm: clipNorm ?? -1,
    clipValue: clipValue ?? -1,
  };
  switch (optimizer.kind) {
    case 'sgd':
      return { ...common, first: optimizer.momentum };
    case 'rmsProp':
      return { ...common, second: optimizer.decay, epsilon: optimizer.epsilon };
    case 'adam':
      return {
        ...common,
        first: optimizer.beta1,
        second: optimizer.beta2,
        epsilon: optimizer.epsilon,
        stepSize: learningRate / (1 - optimizer.beta1 ** update),
        rootScale: 1 / Math.sqrt(1 - optimizer.beta2 ** update),
      };
    default:
      return optimizer satisfies never;
  }
}
