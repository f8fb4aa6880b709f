/**
 * The character language model in float64: reading a text with every activation kept, and measuring how well it is
 * predicted. Weights come as the engine trains them, in float32.
 */
import { cells } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import type { LayerTrace, PerState } from '#rnn/trace';
import { referenceCells } from './cells.ts';
import { headForward, type HeadParameters } from './head.ts';
import type { LayerParameters } from './cell.ts';
import { softmax } from './softmax.ts';

/** A model's weights in float64, taken apart. */
export interface CharModelWeights {
  readonly layer: LayerParameters;
  readonly head: HeadParameters;
}

/** @throws ShapeError when the parameter vector does not fit the model's layout */
export function charModelWeights({ spec, parameters }: CharModel): CharModelWeights {
  const views = parameterViews(charModelLayout(spec), Float64Array.from(parameters));
  return {
    layer: {
      weight_ih: views['weight_ih_l0'],
      weight_hh: views['weight_hh_l0'],
      bias_ih: views['bias_ih_l0'],
      bias_hh: views['bias_hh_l0'],
    },
    head: { weight: views['fc.weight'], bias: views['fc.bias'] },
  };
}

/**
 * One-hot letters, `[N, V]`.
 * @throws RangeError when a code is not a place in the vocabulary
 */
function oneHot(codes: ArrayLike<number>, V: number): Float64Array {
  const x = new Float64Array(codes.length * V);
  for (let n = 0; n < codes.length; n++) {
    const code = codes[n];
    if (!Number.isInteger(code) || code < 0 || code >= V)
      throw new RangeError(`letter ${n}: expected a code from 0 to ${V - 1}, got ${code}`);
    x[n * V + code] = 1;
  }
  return x;
}

/** The layer run over letters, `codes` `[T, B]`; `initial` as for the cell, zero where absent. */
export function traceCodes(
  { spec }: CharModel,
  weights: CharModelWeights,
  codes: ArrayLike<number>,
  B: number,
  initial: PerState,
): LayerTrace {
  const V = spec.vocabulary.length;
  const sizes = { T: codes.length / B, B, I: V, H: spec.units };
  return referenceCells[spec.cell].forward(weights.layer, oneHot(codes, V), initial, sizes);
}

/** The state after the last step, `[B, H]` each; before the first if there is no step. */
export function finalState({ cell, sizes, activations, initial }: LayerTrace): PerState {
  if (sizes.T === 0) return initial;
  const last = sizes.B * sizes.H;
  return Object.fromEntries(cells[cell].states.map((name) => [name, activations[name]?.slice(-last)]));
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
 * @throws RangeError when a code is not a place in the vocabulary
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function readText(model: CharModel, codes: ArrayLike<number>, initial: PerState = {}): CharReading {
  const weights = charModelWeights(model);
  const V = model.spec.vocabulary.length;
  const T = codes.length;
  const trace = traceCodes(model, weights, codes, 1, initial);
  const logits = headForward(weights.head, hiddenStates(trace));
  const probabilities = new Float64Array(T * V);
  const surprise = new Float64Array(T).fill(NaN);
  for (let t = 0; t < T; t++) {
    probabilities.set(softmax(logits.subarray(t * V, (t + 1) * V)), t * V);
    if (t > 0) surprise[t] = -logSoftmax(logits, (t - 1) * V, V, codes[t]) / Math.LN2;
  }
  return { codes: Int32Array.from(codes), trace, logits, probabilities, surprise };
}

/** `[T, B, H]` */
export function hiddenStates({ activations }: LayerTrace): Float64Array {
  // Every cell kind has a hidden state; the type of a trace cannot say so.
  return activations.hiddenState ?? new Float64Array(0);
}

/** `ln` of the softmax of `logits[start … start + V)` at `code`, exact where the probability itself underflows. */
export function logSoftmax(logits: Float64Array, start: number, V: number, code: number): number {
  let largest = -Infinity;
  for (let k = 0; k < V; k++) largest = Math.max(largest, logits[start + k]);
  let sum = 0;
  for (let k = 0; k < V; k++) sum += Math.exp(logits[start + k] - largest);
  return logits[start + code] - largest - Math.log(sum);
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
  const weights = charModelWeights(model);
  const V = model.spec.vocabulary.length;
  let state: PerState = {};
  let nats = 0;
  for (let start = 0; start < codes.length - 1; start += evaluationWindow) {
    const end = Math.min(start + evaluationWindow, codes.length - 1);
    const trace = traceCodes(model, weights, codes.subarray(start, end), 1, state);
    const logits = headForward(weights.head, hiddenStates(trace));
    for (let t = start; t < end; t++) nats -= logSoftmax(logits, (t - start) * V, V, codes[t + 1]);
    state = finalState(trace);
  }
  return nats / (codes.length - 1) / Math.LN2;
}
