/** The same computations in float64 on our side, and inputs for both. */
import { seededRandom } from '#data/random';
import { networkForward, networkWeights } from '#reference/network';
import { isEncoderDecoder, type ModelSpec, type NetworkInputs, type NetworkSpec } from '#rnn/network';
import { outputFlow } from '#rnn/networkFlow';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import type { InputArray } from './oracle.ts';

/** Batch rows. */
const B = 2;
/** Steps; different ones for the two sides of an encoder–decoder. */
const readSteps = 9;
const writtenSteps = 4;

/** What the network reads, or the encoder and the decoder. */
export function randomInputs(spec: ModelSpec, seed: number): readonly InputArray[] {
  const random = seededRandom(seed);
  const draw = ({ kind, size }: NetworkInputs, T: number): InputArray => {
    const codes = kind === 'codes';
    const shape = codes ? [T, B] : [T, B, size];
    const values = Array.from({ length: T * B * (codes ? 1 : size) }, () =>
      codes ? Math.floor(random.next() * size) : 2 * random.next() - 1,
    );
    return { shape, values, codes };
  };
  return isEncoderDecoder(spec)
    ? [draw(spec.encoder.inputs, readSteps), draw(spec.decoder.inputs, writtenSteps)]
    : [draw(spec.inputs, readSteps)];
}

/** Weights within ±0.7, so that gates are neither shut nor open. */
export function randomParameters(spec: ModelSpec, seed: number): Float32Array {
  const random = seededRandom(seed);
  const length = parameterCount(networkLayout(spec));
  return Float32Array.from({ length }, () => 1.4 * random.next() - 0.7);
}

/** The answer, `[T, B, O]` or `[B, O]`. */
export function referenceOutput(
  spec: ModelSpec,
  parameters: Float32Array,
  inputs: readonly InputArray[],
): Float64Array {
  if (!isEncoderDecoder(spec)) return run(spec, parameters, inputs[0]).output;
  const split = parameterCount(networkLayout(spec.encoder));
  const { finalStates } = run(spec.encoder, parameters.subarray(0, split), inputs[0]);
  return run(spec.decoder, parameters.subarray(split), inputs[1], finalStates).output;
}

function run(
  spec: NetworkSpec,
  parameters: Float32Array,
  { shape, values }: InputArray,
  states?: Float64Array,
) {
  const batch = { T: shape[0], B, inputs: values };
  return networkForward(spec, networkWeights(spec, parameters), batch, states && { states });
}

/** Numbers of an answer at each step. */
export const answerSize = (spec: ModelSpec): number =>
  outputFlow(isEncoderDecoder(spec) ? spec.decoder : spec).features;
