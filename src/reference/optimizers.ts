/** Optimizers and clipping in float64, as PyTorch defines them: the oracle of the engine's fused updates. */
import { assertLength } from '#rnn/errors';
import type { OptimizerSettings } from '#rnn/training';

/**
 * One update in place.
 * @param learningRate  of this update, after the schedule
 * @param parameters    `[P]`
 * @param gradient      `[P]`, clipped
 * @param moments       `[2, P]`, zeros before the first update: a mean of gradients (the velocity of `sgd`), then a mean
 *                      of their squares; what an optimizer does not use stays as it is
 * @param trainStep     updates made before this one, from 0
 * @throws ShapeError   when the three do not fit each other
 */
export function optimizerUpdate(
  settings: OptimizerSettings,
  learningRate: number,
  parameters: Float64Array,
  gradient: Float64Array,
  moments: Float64Array,
  trainStep: number,
): void {
  const P = parameters.length;
  assertLength('gradient', gradient, [P]);
  assertLength('moments', moments, [2, P]);
  const first = moments.subarray(0, P);
  const second = moments.subarray(P);
  switch (settings.kind) {
    case 'sgd':
      sgdUpdate(settings, learningRate, parameters, gradient, first);
      return;
    case 'rmsProp':
      rmsPropUpdate(settings, learningRate, parameters, gradient, second);
      return;
    case 'adam':
      adamUpdate(settings, learningRate, parameters, gradient, first, second, trainStep);
      return;
    default:
      settings satisfies never;
  }
}

type Settings<K extends OptimizerSettings['kind']> = Extract<OptimizerSettings, { readonly kind: K }>;

/** `v = momentum·v + g`, `p −= lr·v`. Polyak 1964; without dampening, as in `torch.optim.SGD`. */
function sgdUpdate(
  { momentum }: Settings<'sgd'>,
  learningRate: number,
  parameters: Float64Array,
  gradient: Float64Array,
  velocity: Float64Array,
): void {
  for (let k = 0; k < parameters.length; k++) {
    velocity[k] = momentum * velocity[k] + gradient[k];
    parameters[k] -= learningRate * velocity[k];
  }
}

/** `v = decay·v + (1 − decay)·g²`, `p −= lr·g / (√v + ε)`. Tieleman & Hinton 2012; as in `torch.optim.RMSprop`. */
function rmsPropUpdate(
  { decay, epsilon }: Settings<'rmsProp'>,
  learningRate: number,
  parameters: Float64Array,
  gradient: Float64Array,
  squares: Float64Array,
): void {
  for (let k = 0; k < parameters.length; k++) {
    squares[k] = decay * squares[k] + (1 - decay) * gradient[k] * gradient[k];
    parameters[k] -= (learningRate * gradient[k]) / (Math.sqrt(squares[k]) + epsilon);
  }
}

/** Kingma & Ba 2015, algorithm 1; epsilon outside the corrected root, as in `torch.optim.Adam`. */
function adamUpdate(
  { beta1, beta2, epsilon }: Settings<'adam'>,
  learningRate: number,
  parameters: Float64Array,
  gradient: Float64Array,
  means: Float64Array,
  squares: Float64Array,
  trainStep: number,
): void {
  const correction1 = 1 - beta1 ** (trainStep + 1);
  const correction2 = 1 - beta2 ** (trainStep + 1);
  for (let k = 0; k < parameters.length; k++) {
    means[k] = beta1 * means[k] + (1 - beta1) * gradient[k];
    squares[k] = beta2 * squares[k] + (1 - beta2) * gradient[k] * gradient[k];
    const root = Math.sqrt(squares[k] / correction2) + epsilon;
    parameters[k] -= (learningRate * means[k]) / correction1 / root;
  }
}

export interface Clipping {
  /** Bound on every value; absent or null: none. */
  readonly clipValue?: number | null;
  /** Bound on the global norm; absent or null: none. */
  readonly clipNorm?: number | null;
}

/**
 * Clips the gradient in place: first every value to `±clipValue`, then all by `min(1, clipNorm / (norm + 1e-6))`, where
 * the norm is that after the first. In this order both bounds hold at the end; in the other the result would be
 * shorter than either asks for.
 * @returns  the global norm before clipping
 * Source: Mikolov 2012 (by value); Pascanu, Mikolov & Bengio 2013 (by norm); the 1e-6 is that of
 * `torch.nn.utils.clip_grad_norm_`.
 */
export function clipGradient(gradient: Float64Array, { clipValue, clipNorm }: Clipping): number {
  const norm = globalNorm(gradient);
  const byValue = clipValue ?? Infinity;
  // Comparisons leave NaN as it is; a minimum would hide it.
  for (let k = 0; k < gradient.length; k++)
    if (Math.abs(gradient[k]) > byValue) gradient[k] = Math.sign(gradient[k]) * byValue;
  if (typeof clipNorm === 'number') {
    const scale = Math.min(1, clipNorm / (globalNorm(gradient) + 1e-6));
    if (scale < 1) for (let k = 0; k < gradient.length; k++) gradient[k] *= scale;
  }
  return norm;
}

const globalNorm = (gradient: Float64Array) =>
  Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
