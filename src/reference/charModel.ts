/**
 * The character language model in float64: reading a text with every activation kept, and measuring how well it is
 * predicted. Weights come as the engine trains them, in float32.
 */
import { heldValues, type Hold } from '#rnn/holds';
import { partKey } from '#rnn/masks';
import { charNetwork, type CharModel } from '#rnn/model';
import type { NetworkSpec, RecurrentLayer } from '#rnn/network';
import { recurrentLayers, stateSize } from '#rnn/recurrentParts';
import type { NetworkTrace } from '#rnn/networkTrace';
import type { LayerTrace, PerState } from '#rnn/trace';
import type { NamedArrays } from './cell.ts';
import { networkForward, networkWeights, type NetworkOptions } from './network.ts';
import { logSoftmax, softmax } from './softmax.ts';
import { packStates } from './states.ts';

/** A model's weights in float64, taken apart once for many readings. */
export interface PreparedCharModel {
  readonly network: NetworkSpec;
  readonly weights: NamedArrays;
  readonly layer: RecurrentLayer;
}

/** @throws ShapeError when the parameter vector does not fit the model's layout */
export function preparedCharModel({ spec, parameters }: CharModel): PreparedCharModel {
  const network = charNetwork(spec);
  const [{ layer }] = recurrentLayers(network);
  return { network, weights: networkWeights(network, parameters), layer };
}

/**
 * The model run over letters.
 * @param codes    `[T, B]`
 * @param initial  states by name, `[B, H]` each; an absent one is zero
 * @param holds    of one batch row
 * @throws RangeError when a code is not a place in the vocabulary
 * @throws ShapeError when a state does not fit the batch
 */
function traceCodes(
  model: PreparedCharModel,
  codes: ArrayLike<number>,
  B: number,
  initial: PerState,
  holds: readonly Hold[],
): NetworkTrace {
  const { network, weights, layer } = model;
  const T = codes.length / B;
  return networkForward(
    network,
    weights,
    { T, B, inputs: codes },
    { states: packedStates(model, B, initial), ...heldInModel(holds, T, layer.units) },
  );
}

/** The one part of the one recurrent layer, as the network names it. */
const onlyPart = partKey(1, 0);

/**
 * What is held in a model's layer, as the network takes it.
 * @param from  the step of the text that the first of these `T` steps is
 */
export function heldInModel(holds: readonly Hold[], T: number, H: number, from = 0): NetworkOptions {
  return holds.length === 0 ? {} : { held: { [onlyPart]: heldValues(holds, { T, H }, from) } };
}

/** States by name as the network takes them. */
export function packedStates({ network, layer }: PreparedCharModel, B: number, states: PerState) {
  const packed = new Float64Array(stateSize(network) * B);
  packStates(layer, B, states, packed);
  return packed;
}

/** The trace of the recurrent layer. */
export function layerTrace({ layers }: NetworkTrace): LayerTrace {
  const [trace] = layers.flatMap(({ parts }) => parts);
  return trace;
}

export interface CharReading {
  readonly codes: Int32Array;
  /** `B` is 1. */
  readonly trace: LayerTrace;
  /** `[T, V]`: after each letter, for the next one. */
  readonly logits: Float64Array;
  /** `[T, V]`: their softmax. */
  readonly probabilities: Float64Array;
  /** `[T]`: bits by which each letter surprised the model, `−log₂ p`; the first has no prediction and is NaN. */
  readonly surprise: Float64Array;
}

/**
 * Reads a text from the zero state, or from `initial`.
 * @param codes  letters, `[T]`; may be empty
 * @param holds  values held against what the layer computes
 * @throws RangeError when a code is not a place in the vocabulary, or a hold's unit is not there
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function readText(
  model: CharModel,
  codes: ArrayLike<number>,
  initial: PerState = {},
  holds: readonly Hold[] = [],
): CharReading {
  const V = model.spec.vocabulary.length;
  const T = codes.length;
  const run = traceCodes(preparedCharModel(model), codes, 1, initial, holds);
  const logits = run.output;
  const probabilities = new Float64Array(T * V);
  const surprise = new Float64Array(T).fill(NaN);
  for (let t = 0; t < T; t++) {
    probabilities.set(softmax(logits.subarray(t * V, (t + 1) * V)), t * V);
    if (t > 0) surprise[t] = -logSoftmax(logits, (t - 1) * V, V, codes[t]) / Math.LN2;
  }
  return { codes: Int32Array.from(codes), trace: layerTrace(run), logits, probabilities, surprise };
}

/** Letters read at a time by `evaluate`, so that a long text needs no long trace. */
const evaluationWindow = 256;

/**
 * Mean bits per letter over a text of any length, read from the zero state; the first letter is not predicted.
 * @param codes  letters, at least two
 * @returns      bits per character, `−mean log₂ p`
 * @throws RangeError when there are fewer than two letters, or a code is not a place in the vocabulary
 */
export function evaluate(model: CharModel, codes: Int32Array): number {
  if (codes.length < 2)
    throw new RangeError(`text to evaluate: expected 2 letters or more, got ${codes.length}`);
  const { network, weights } = preparedCharModel(model);
  const V = model.spec.vocabulary.length;
  let states = new Float64Array(stateSize(network));
  let nats = 0;
  for (let start = 0; start < codes.length - 1; start += evaluationWindow) {
    const end = Math.min(start + evaluationWindow, codes.length - 1);
    const batch = { T: end - start, B: 1, inputs: codes.subarray(start, end) };
    const run = networkForward(network, weights, batch, { states });
    for (let t = start; t < end; t++) nats -= logSoftmax(run.output, (t - start) * V, V, codes[t + 1]);
    states = Float64Array.from(run.finalStates);
  }
  return nats / (codes.length - 1) / Math.LN2;
}
