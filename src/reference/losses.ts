/** Losses of a batch, with their derivatives by what the network answered. */
import { assertLength } from '#rnn/errors';
import { assertCodes } from './embedding.ts';
import { logSoftmax, softmax } from './softmax.ts';

/** The answers wanted. */
export type Targets =
  /** Codes, one for each vector of logits; −1: this place is not counted. Loss: cross-entropy. */
  | { readonly kind: 'codes'; readonly values: ArrayLike<number> }
  /** As many numbers as the output has. Loss: mean squared error. */
  | { readonly kind: 'values'; readonly values: ArrayLike<number> };

export interface Loss {
  /** Cross-entropy in nats, or the mean squared error. */
  readonly loss: number;
  /** Derivative by the output, of its shape. */
  readonly byOutput: Float64Array;
}

/** A target that is not counted. */
const notCounted = -1;

/**
 * The mean over the counted targets of `−ln softmax(logits)[target]`, nats; 0 when none is counted.
 * @param logits   `[N, V]`
 * @param targets  `[N]`, codes below `V` or −1
 * @throws ShapeError when there are not as many targets as vectors
 * @throws RangeError when a target is neither a code nor −1
 * Source: Bridle 1990; `torch.nn.functional.cross_entropy` with `ignore_index=-1`.
 */
function crossEntropy(logits: Float64Array, targets: ArrayLike<number>, V: number): Loss {
  assertLength('targets', targets, [logits.length / V]);
  const counted = Array.from(targets).filter((target) => target !== notCounted);
  assertCodes(counted, V);
  const byOutput = new Float64Array(logits.length);
  let loss = 0;
  for (let n = 0; n < targets.length; n++) {
    if (targets[n] === notCounted) continue;
    loss -= logSoftmax(logits, n * V, V, targets[n]) / counted.length;
    // d(−ln p_target) / d logits = softmax − one-hot.
    const probabilities = softmax(logits.subarray(n * V, (n + 1) * V));
    for (let code = 0; code < V; code++)
      byOutput[n * V + code] = (probabilities[code] - (code === targets[n] ? 1 : 0)) / counted.length;
  }
  return { loss, byOutput };
}

/**
 * The mean of the squared differences over all values.
 * @throws ShapeError when there are not as many targets as outputs
 */
function meanSquaredError(output: Float64Array, targets: ArrayLike<number>): Loss {
  const N = output.length;
  assertLength('targets', targets, [N]);
  const errors = output.map((value, k) => value - targets[k]);
  return {
    loss: errors.reduce((sum, error) => sum + error * error, 0) / N,
    byOutput: errors.map((error) => (2 * error) / N),
  };
}

/** The loss that goes with the kind of targets; `features` is the width of the network's output. */
export function lossOf(output: Float64Array, features: number, targets: Targets): Loss {
  switch (targets.kind) {
    case 'codes':
      return crossEntropy(output, targets.values, features);
    case 'values':
      return meanSquaredError(output, targets.values);
    default:
      return targets satisfies never;
  }
}
