/** A text read by a model and then written on, with everything that decided each letter. */
import { readText } from '#reference/charModel';
import { writer } from '#reference/generate';
import { sampleCode } from '#reference/softmax';
import type { CharModel } from '#rnn/model';

export interface SamplePathOptions {
  /** Letters to draw. */
  readonly length: number;
  /** 0 always takes the likeliest letter; 1 samples as the model believes. */
  readonly temperature: number;
  /** Letters that are drawn among, the likeliest at each place; 0 for all. */
  readonly kept: number;
  /** Uniform on [0, 1); one number is drawn per letter, none at temperature 0. */
  readonly random: () => number;
}

export interface SampledPath {
  /** `[T + N]`: the text, then the letters drawn. */
  readonly codes: Int32Array;
  /** `T`, letters of the text. */
  readonly given: number;
  /** `[T + N, V]`: after each letter, how probable each letter is next, at temperature 1. */
  readonly probabilities: Float64Array;
  /** `[T + N]`: bits by which each letter surprised the model; the first has no prediction and is NaN. */
  readonly surprise: Float64Array;
  /** `[N]`: the number that drew each letter; NaN where none was needed. */
  readonly draws: Float64Array;
  /** Whether it stopped before `length` letters, because what it expected was not a number. */
  readonly stopped: boolean;
}

/**
 * Reads a text from the zero state and samples on.
 * @param text  codes, `[T]`, at least one
 * @throws RangeError when a code is not a place in the vocabulary or the temperature is negative
 * @throws ShapeError when the parameter vector does not fit the model's layout
 */
export function samplePath(
  model: CharModel,
  text: ArrayLike<number>,
  { length, temperature, kept, random }: SamplePathOptions,
): SampledPath {
  const codes = Array.from(text);
  const draws: number[] = [];
  const writing = writer(model, text);
  for (let n = 0; n < length; n++) {
    const logits = among(writing.logits(), kept);
    if (!logits.every((logit) => logit === -Infinity || Number.isFinite(logit))) break;
    let drawn = NaN;
    const code = sampleCode(logits, temperature, () => (drawn = random()));
    codes.push(code);
    draws.push(drawn);
    writing.take(code);
  }
  const { probabilities, surprise } = readText(model, codes);
  return {
    codes: Int32Array.from(codes),
    given: text.length,
    probabilities,
    surprise,
    draws: Float64Array.from(draws),
    stopped: draws.length < length,
  };
}

/** Logits of the `kept` likeliest letters, the first among equals; the others can never be drawn. */
function among(logits: Float64Array, kept: number): Float64Array {
  if (kept === 0 || kept >= logits.length || logits.some(Number.isNaN)) return logits;
  const order = Array.from(logits.keys()).sort((a, b) => logits[b] - logits[a] || a - b);
  const left = new Float64Array(logits.length).fill(-Infinity);
  for (const code of order.slice(0, kept)) left[code] = logits[code];
  return left;
}
