/** An encoder–decoder by itself: what the decoder says is what it reads next. */
import type { EncoderDecoderSpec } from '#rnn/network';
import type { NetworkTrace } from '#rnn/networkTrace';
import { encoderDecoderWeights } from './encoderDecoder.ts';
import { lastFeatures, networkForward } from './network.ts';
import { sampleCode } from './softmax.ts';

export interface DecodeOptions {
  /** What the encoder reads: codes `[T]`, or values `[T, I]`. */
  readonly source: ArrayLike<number>;
  /** The code that the decoder reads first. */
  readonly start: number;
  /** The code that ends an answer; null: there is none, and the answer is as long as the limit. */
  readonly end: number | null;
  /** Codes to say at most. */
  readonly limit: number;
  /** 0 always takes the likeliest code; 1 samples as the model believes. */
  readonly temperature: number;
  /** Uniform on [0, 1); one number is drawn per code, none at temperature 0. */
  readonly random: () => number;
}

export interface Decoded {
  /** Without the end code. */
  readonly codes: Int32Array;
  /** Whether the model ended the answer by itself. */
  readonly ended: boolean;
  /** After the start code and after each code said, up to the one that ended the answer: what was said from, `[·, V]`. */
  readonly logits: Float64Array;
  readonly encoder: NetworkTrace;
}

/**
 * Free running, for one sequence.
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @throws ShapeError when the two sides do not fit each other
 * @throws RangeError when a code is not one of its network's, the temperature is negative or weights are NaN
 * Source: Sutskever, Vinyals & Le 2014; greedy, not by beam.
 */
export function decode(
  spec: EncoderDecoderSpec,
  parameters: ArrayLike<number>,
  { source, start, end, limit, temperature, random }: DecodeOptions,
): Decoded {
  const weights = encoderDecoderWeights(spec, parameters);
  const { kind, size } = spec.encoder.inputs;
  const T = kind === 'codes' ? source.length : source.length / size;
  const encoder = networkForward(spec.encoder, weights.encoder, { T, B: 1, inputs: source });
  const V = lastFeatures(spec.decoder, 1);
  const codes: number[] = [];
  const logits: number[] = [];
  let states = encoder.finalStates;
  let read = start;
  for (let step = 0; step < limit; step++) {
    const batch = { T: 1, B: 1, inputs: [read] };
    const { output, finalStates } = networkForward(spec.decoder, weights.decoder, batch, { states });
    logits.push(...output.subarray(-V));
    read = sampleCode(output.subarray(-V), temperature, random);
    if (read === end) break;
    codes.push(read);
    states = finalStates;
  }
  return {
    codes: Int32Array.from(codes),
    ended: read === end && codes.length < limit,
    logits: Float64Array.from(logits),
    encoder,
  };
}
