/**
 * One sequence on its way through a network of some shape: the hidden state after every step, every answer, and how
 * much each answer hangs on each thing that was read.
 */
import { isEncoderDecoder, type EncoderDecoderSpec, type ModelSpec, type NetworkSpec } from '#rnn/network';
import type { NetworkGradients, NetworkTrace } from '#rnn/networkTrace';
import { decode } from '#reference/decode';
import { encoderDecoderWeights } from '#reference/encoderDecoder';
import { networkForward, networkWeights } from '#reference/network';
import { networkBackward } from '#reference/networkBackward';
import { softmax } from '#reference/softmax';

export interface SequenceRequest {
  readonly spec: ModelSpec;
  /** `[P]`, laid out by `networkLayout`. */
  readonly parameters: ArrayLike<number>;
  /** `[T, I]`, or codes `[T]`. */
  readonly inputs: readonly number[];
  /** Steps, of the first on, that read something: `S`. The others read no part of the example. */
  readonly read: number;
  /** The first step that answers, of a network that answers at every step. */
  readonly answersFrom: number;
  /** Codes: the answer is the likeliest of a softmax. Values: it is the output itself, one number. */
  readonly answers: 'codes' | 'values';
  /** Of an encoder–decoder: the codes that begin and end an answer, and how many there may be. */
  readonly decoding: { readonly start: number; readonly end: number; readonly limit: number } | null;
}

export interface SequenceAnswer {
  /** The code, or the number. */
  readonly value: number;
  /** `[V]`, adds up to 1; null where the answer is a number. */
  readonly probabilities: Float64Array | null;
  /**
   * `[S]`: the length of the gradient of the answer (a code's log-probability, or the number) by what each step read
   * (its numbers, or its embedding). Exactly 0 where nothing leads from the one to the other.
   */
  readonly influence: Float64Array;
}

export interface SequenceStep {
  readonly side: 'network' | 'encoder' | 'decoder';
  /** `[H]`, after the step. */
  readonly hidden: Float64Array;
  readonly answer: SequenceAnswer | null;
  /** The code that a decoder reads: the start code, then what it said; null for the other sides. */
  readonly reads: number | null;
}

export interface SequenceFlow {
  readonly steps: readonly SequenceStep[];
  /** Whether a decoder ended its answer by itself, before the limit. */
  readonly ended: boolean;
}

/**
 * Runs one example, free: a decoder reads what it said, always the likeliest.
 * @throws ShapeError  naming the array or layer that does not fit
 * @throws RangeError  when a code is not one of the network's, weights are NaN, or an encoder–decoder is not told how to
 *                     decode
 * Source: influence as the gradient by an input, Simonyan, Vedaldi & Zisserman 2014.
 */
export function sequenceFlow(request: SequenceRequest): SequenceFlow {
  const { spec } = request;
  return isEncoderDecoder(spec) ? decoderFlow(spec, request) : networkSequence(spec, request);
}

function networkSequence(spec: NetworkSpec, request: SequenceRequest): SequenceFlow {
  const { parameters, inputs, read, answersFrom, answers } = request;
  const weights = networkWeights(spec, parameters);
  const T = inputs.length / (spec.inputs.kind === 'codes' ? 1 : spec.inputs.size);
  const trace = networkForward(spec, weights, { T, B: 1, inputs });
  const states = hiddenStates(trace);
  // A network that answers once has one vector of outputs, and it belongs to the last step.
  const width = trace.layers.at(-1)?.after.features ?? 0;
  const first = T - trace.output.length / width;
  const steps = states.map((hidden, t): SequenceStep => {
    const place = t - first;
    if (place < 0 || t < answersFrom) return { side: 'network', hidden, answer: null, reads: null };
    const found = answerAt(trace.output, place, width, answers);
    const { layers, inputs: byInputs } = networkBackward(spec, weights, trace, found.byOutput);
    const influence = byStep({ layers, inputs: byInputs }, read, T);
    return { side: 'network', hidden, answer: { ...found.answer, influence }, reads: null };
  });
  return { steps, ended: true };
}

function decoderFlow(spec: EncoderDecoderSpec, request: SequenceRequest): SequenceFlow {
  const { parameters, inputs, decoding } = request;
  if (!decoding) throw new RangeError('decoding: expected start, end and limit for an encoder–decoder');
  const { start, end, limit } = decoding;
  const free = { source: inputs, start, end, limit, temperature: 0, random: () => 0 };
  const { codes, ended, encoder } = decode(spec, parameters, free);
  const weights = encoderDecoderWeights(spec, parameters);
  // Once more as a whole: the same numbers, with all that the way back needs.
  const told = [start, ...codes].slice(0, codes.length + (ended ? 1 : 0));
  const decoder = networkForward(
    spec.decoder,
    weights.decoder,
    { T: told.length, B: 1, inputs: told },
    { states: encoder.finalStates },
  );
  const width = decoder.layers.at(-1)?.after.features ?? 0;
  const unread = new Float64Array(encoder.output.length);
  const said = hiddenStates(decoder).map((hidden, t): SequenceStep => {
    const found = answerAt(decoder.output, t, width, 'codes');
    const { initialStates } = networkBackward(spec.decoder, weights.decoder, decoder, found.byOutput);
    const byEncoder = networkBackward(spec.encoder, weights.encoder, encoder, unread, initialStates);
    const influence = byStep(byEncoder, inputs.length, inputs.length);
    return { side: 'decoder', hidden, answer: { ...found.answer, influence }, reads: told[t] };
  });
  const read = hiddenStates(encoder).map((hidden): SequenceStep => ({
    side: 'encoder',
    hidden,
    answer: null,
    reads: null,
  }));
  return { steps: [...read, ...said], ended };
}

/** `[T][H]`, of the first recurrent layer that there is. */
function hiddenStates({ layers }: NetworkTrace): readonly Float64Array[] {
  const part = layers.find(({ parts }) => parts.length > 0)?.parts[0];
  const states = part?.activations.hiddenState;
  if (!part || !states) throw new RangeError('network: expected a recurrent layer');
  const { T, H } = part.sizes;
  return Array.from({ length: T }, (_, t) => states.subarray(t * H, (t + 1) * H));
}

/** The answer at a place of the output, and its derivative by the output. */
function answerAt(output: Float64Array, place: number, width: number, kind: 'codes' | 'values') {
  const byOutput = new Float64Array(output.length);
  const own = output.subarray(place * width, (place + 1) * width);
  if (kind === 'values') {
    byOutput[place * width] = 1;
    return { answer: { value: own[0], probabilities: null }, byOutput };
  }
  const probabilities = softmax(own);
  const value = probabilities.reduce((best, p, code) => (p > probabilities[best] ? code : best), 0);
  // d ln p_value / d logits = one-hot − softmax.
  for (let code = 0; code < width; code++)
    byOutput[place * width + code] = (code === value ? 1 : 0) - probabilities[code];
  return { answer: { value, probabilities }, byOutput };
}

/** The length of the gradient by what each of the first `read` of `T` steps was given. */
function byStep(
  { inputs, layers }: Pick<NetworkGradients, 'inputs' | 'layers'>,
  read: number,
  T: number,
): Float64Array {
  // Codes have no derivative; the vectors that the first layer makes of them have.
  const gradient = inputs ?? layers[0].output;
  const size = gradient.length / T;
  return Float64Array.from({ length: read }, (_, t) =>
    Math.hypot(...gradient.subarray(t * size, (t + 1) * size)),
  );
}
