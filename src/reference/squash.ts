/** The squashing functions, and their slopes written in terms of what they returned. */
import type { Squashing } from '#rnn/cells';

/** σ(a), written so that it is precise for large |a| of either sign. */
export function sigmoid(a: number): number {
  if (a >= 0) return 1 / (1 + Math.exp(-a));
  const e = Math.exp(a);
  return e / (1 + e);
}

/** The function of that name at `a`. */
export function squash(kind: Squashing, a: number): number {
  switch (kind) {
    case 'sigmoid':
      return sigmoid(a);
    case 'tanh':
      return Math.tanh(a);
    case 'relu':
      // NaN must stay NaN, which `Math.max` also sees to.
      return Math.max(0, a);
    default:
      return kind satisfies never;
  }
}

/**
 * The slope of the function where it took the value `y`.
 * At the kink of `relu` it is 0, as in PyTorch.
 */
export function slope(kind: Squashing, y: number): number {
  switch (kind) {
    case 'sigmoid':
      return y * (1 - y);
    case 'tanh':
      return 1 - y * y;
    case 'relu':
      return y > 0 ? 1 : 0;
    default:
      return kind satisfies never;
  }
}
