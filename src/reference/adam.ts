/** Adam and clipping in float64, as PyTorch defines them: the oracle of the engine's fused update. */
import { assertLength } from '#rnn/errors';

export interface AdamOptions {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * One update in place, with the bias correction of the paper.
 * @param parameters  `[P]`
 * @param gradient    `[P]`
 * @param moments     `[2, P]`: first, then second moments; zeros before the first update
 * @param trainStep   updates made before this one, from 0
 * @throws ShapeError when the three do not fit each other
 * Source: Kingma & Ba 2015, algorithm 1; epsilon outside the corrected root, as in `torch.optim.Adam`.
 */
export function adamUpdate(
  parameters: Float64Array,
  gradient: Float64Array,
  moments: Float64Array,
  trainStep: number,
  { learningRate, beta1, beta2, epsilon }: AdamOptions,
): void {
  const P = parameters.length;
  assertLength('gradient', gradient, [P]);
  assertLength('moments', moments, [2, P]);
  const correction1 = 1 - beta1 ** (trainStep + 1);
  const correction2 = 1 - beta2 ** (trainStep + 1);
  for (let k = 0; k < P; k++) {
    moments[k] = beta1 * moments[k] + (1 - beta1) * gradient[k];
    moments[P + k] = beta2 * moments[P + k] + (1 - beta2) * gradient[k] * gradient[k];
    const root = Math.sqrt(moments[P + k] / correction2) + epsilon;
    parameters[k] -= (learningRate * moments[k]) / correction1 / root;
  }
}

/**
 * Scales the gradient in place by `min(1, clipNorm / (norm + 1e-6))`.
 * @param clipNorm  bound on the global norm; null: no clipping
 * @returns         the global norm before clipping
 * Source: Pascanu, Mikolov & Bengio 2013; the 1e-6 is that of `torch.nn.utils.clip_grad_norm_`.
 */
export function clipByGlobalNorm(gradient: Float64Array, clipNorm: number | null): number {
  const norm = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
  const scale = clipNorm === null ? 1 : Math.min(1, clipNorm / (norm + 1e-6));
  if (scale < 1) for (let k = 0; k < gradient.length; k++) gradient[k] *= scale;
  return norm;
}
