/** Two networks, the second starting from the states that the first ends with: teacher forcing with all derivatives. */
import type { EncoderDecoderSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import type { NetworkGradients, NetworkTrace } from '#rnn/networkTrace';
import { assertLength } from '#rnn/errors';
import { parameterCount } from '#rnn/parameters';
import type { Masks } from '#rnn/masks';
import type { NamedArrays } from './cell.ts';
import { lossOf, type Targets } from './losses.ts';
import { lastFeatures, networkForward, networkWeights, type NetworkBatch } from './network.ts';
import { networkBackward } from './networkBackward.ts';

/** Both sides have one number of batch rows. */
export interface EncoderDecoderBatch {
  readonly source: NetworkBatch;
  /** What the decoder is told: the right answers, each a step late, after whatever begins an answer. */
  readonly target: NetworkBatch;
}

export interface EncoderDecoderMasks {
  readonly encoder?: Masks;
  readonly decoder?: Masks;
}

/** A value for each side. */
export interface BothSides<V> {
  readonly encoder: V;
  readonly decoder: V;
}

/** Parameters of each side: views of the flat vector `[P]`, the encoder's first. */
function sidesOf(spec: EncoderDecoderSpec, parameters: ArrayLike<number>): BothSides<Float64Array> {
  const all = Float64Array.from(parameters);
  assertLength('flat parameters', all, [parameterCount(networkLayout(spec))]);
  const first = parameterCount(networkLayout(spec.encoder));
  return { encoder: all.subarray(0, first), decoder: all.subarray(first) };
}

/**
 * Weights of both sides in float64 by name, without the side's: a copy.
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @throws ShapeError when there are not `P` of them
 */
export function encoderDecoderWeights(
  spec: EncoderDecoderSpec,
  parameters: ArrayLike<number>,
): BothSides<NamedArrays> {
  const { encoder, decoder } = sidesOf(spec, parameters);
  return {
    encoder: networkWeights(spec.encoder, encoder),
    decoder: networkWeights(spec.decoder, decoder),
  };
}

export interface EncoderDecoderLoss {
  /** Cross-entropy in nats, or the mean squared error, of the decoder's answers. */
  readonly loss: number;
  /** By all parameters, `[P]`, laid out by `networkLayout`. */
  readonly parameters: Float64Array;
  readonly traces: BothSides<NetworkTrace>;
  readonly gradients: BothSides<NetworkGradients>;
}

/**
 * Teacher forcing: the decoder reads the right answers, whatever it would have said itself. The derivative goes back
 * through the decoder, through the states handed over, and through the encoder.
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @throws ShapeError when the two sides do not fit each other, naming the decoder's `states`, or an array does not fit
 * @throws RangeError when a code is not one of its network's
 * Source: Sutskever, Vinyals & Le 2014; teacher forcing, Williams & Zipser 1989.
 */
export function encoderDecoderGradients(
  spec: EncoderDecoderSpec,
  parameters: ArrayLike<number>,
  { source, target }: EncoderDecoderBatch,
  targets: Targets,
  masks: EncoderDecoderMasks = {},
): EncoderDecoderLoss {
  const weights = encoderDecoderWeights(spec, parameters);
  const encoder = networkForward(spec.encoder, weights.encoder, source, { masks: masks.encoder ?? {} });
  const decoder = networkForward(spec.decoder, weights.decoder, target, {
    masks: masks.decoder ?? {},
    states: encoder.finalStates,
  });
  const { loss, byOutput } = lossOf(decoder.output, lastFeatures(spec.decoder, target.T), targets);
  const byDecoder = networkBackward(spec.decoder, weights.decoder, decoder, byOutput);
  // Nothing reads what the encoder answers; its states alone are handed on.
  const byEncoder = networkBackward(
    spec.encoder,
    weights.encoder,
    encoder,
    new Float64Array(encoder.output.length),
    byDecoder.initialStates,
  );
  return {
    loss,
    parameters: Float64Array.from([...byEncoder.parameters, ...byDecoder.parameters]),
    traces: { encoder, decoder },
    gradients: { encoder: byEncoder, decoder: byDecoder },
  };
}
