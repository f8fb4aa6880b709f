/** Loss and all derivatives of a network on a batch: what the engine's training step is checked against. */
import type { NetworkSpec } from '#rnn/network';
import type { NetworkGradients, NetworkTrace } from '#rnn/networkTrace';
import { lossOf, type Targets } from './losses.ts';
import {
  lastFeatures,
  networkForward,
  networkWeights,
  type NetworkBatch,
  type NetworkOptions,
} from './network.ts';
import { networkBackward } from './networkBackward.ts';

export interface NetworkLoss extends NetworkGradients {
  /** Cross-entropy in nats, or the mean squared error. */
  readonly loss: number;
  readonly trace: NetworkTrace;
}

/**
 * Forward, loss and back; the gradient stops at the states before the first step (truncated BPTT).
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @throws ShapeError naming the array or layer that does not fit
 * @throws RangeError when a code is not one of the network's
 */
export function networkGradients(
  spec: NetworkSpec,
  parameters: ArrayLike<number>,
  batch: NetworkBatch,
  targets: Targets,
  options: NetworkOptions = {},
): NetworkLoss {
  const weights = networkWeights(spec, parameters);
  const trace = networkForward(spec, weights, batch, options);
  const { loss, byOutput } = lossOf(trace.output, lastFeatures(spec, batch.T), targets);
  return { loss, trace, ...networkBackward(spec, weights, trace, byOutput) };
}
