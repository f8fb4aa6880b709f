/** How far back the answer of a trained network is felt, over the examples that it was trained for. */
import type { NetworkSpec } from '#rnn/network';
import type { Targets } from '#reference/losses';
import type { NetworkBatch } from '#reference/network';
import { networkGradients } from '#reference/networkGradients';

/** Share of the largest norm below which a step no longer counts as remembered. */
const rememberedShare = 0.01;

/**
 * Norm of the derivative of the loss by what is read at each distance from the last step, over all sequences, `[T]`.
 * @param spec        reads numbers, or codes through a one-hot layer
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @param targets     should count the last step alone
 * @throws ShapeError naming the array that does not fit
 */
export function feltByDistance(
  spec: NetworkSpec,
  parameters: ArrayLike<number>,
  batch: NetworkBatch,
  targets: Targets,
): Float64Array {
  const { inputs, layers } = networkGradients(spec, parameters, batch, targets);
  const byRead = inputs ?? layers[0].output;
  const size = byRead.length / batch.T;
  return Float64Array.from({ length: batch.T }, (_, back) => {
    const from = (batch.T - 1 - back) * size;
    return Math.hypot(...byRead.subarray(from, from + size));
  });
}

/**
 * The farthest distance, in steps before the last, whose norm is at least `rememberedShare` of the largest.
 * @param norms  `[T]`, of `feltByDistance`
 * @returns      null where nothing is felt at all, or a norm is no number
 */
export function memoryReach(norms: Float64Array): number | null {
  const largest = norms.reduce((most, norm) => (norm > most || Number.isNaN(norm) ? norm : most), 0);
  if (!(largest > 0)) return null;
  return norms.findLastIndex((norm) => norm >= rememberedShare * largest);
}
