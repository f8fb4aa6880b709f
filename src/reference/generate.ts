/** Letting the model write: each letter drawn from what it predicts, and fed back. */
import type { Hold } from '#rnn/holds';
import type { CharModel } from '#rnn/model';
import { heldInModel, preparedCharModel } from './charModel.ts';
import { networkForward, weightAndBias } from './network.ts';
import { denseForward } from './dense.ts';
import { sampleCode } from './softmax.ts';

export interface GenerateOptions {
  /** Letters the model reads first, `[·]`; may be empty: then the first letter is drawn from the zero state. */
  readonly prompt: ArrayLike<number>;
  /** Letters to write. */
  readonly length: number;
  /** 0 always takes the likeliest letter; 1 samples as the model believes. */
  readonly temperature: number;
  /** Uniform on [0, 1); one number is drawn per letter, none at temperature 0. */
  readonly random: () => number;
  /** Values held while it reads and writes, steps counted from the prompt's first letter; none unless told. */
  readonly holds?: readonly Hold[];
}

/** A model in the middle of a text. */
export interface Writer {
  /** `[V]`, for the next letter. */
  logits(): Float64Array;
  /** Feeds the next letter's code to the model. */
  take(code: number): void;
}

/**
 * A model that has read a prompt, perhaps an empty one, and can be fed letter after letter.
 * @throws RangeError when a code is not a place in the vocabulary
 */
export function writer(model: CharModel, prompt: ArrayLike<number>, holds: readonly Hold[] = []): Writer {
  const { network, weights, layer } = preparedCharModel(model);
  const V = model.spec.vocabulary.length;
  const heldFrom = (step: number, T: number) => heldInModel(holds, T, layer.units, step);
  let step = prompt.length;
  let { output, finalStates } = networkForward(
    network,
    weights,
    { T: prompt.length, B: 1, inputs: prompt },
    heldFrom(0, prompt.length),
  );
  // Without a prompt there is no output yet: the head then reads the zero state.
  if (prompt.length === 0)
    output = denseForward(weightAndBias('fc', weights), 'linear', new Float64Array(layer.units), layer.units);
  return {
    logits: () => output.subarray(-V),
    take(code) {
      const setting = { states: finalStates, ...heldFrom(step, 1) };
      ({ output, finalStates } = networkForward(network, weights, { T: 1, B: 1, inputs: [code] }, setting));
      step++;
    },
  };
}

/**
 * @returns codes of the written letters, `[length]`, without the prompt
 * @throws RangeError when a code is not a place in the vocabulary, the temperature is negative or weights are NaN
 */
export function generate(model: CharModel, options: GenerateOptions): Int32Array {
  const writing = writer(model, options.prompt, options.holds);
  return Int32Array.from({ length: options.length }, () => {
    const code = sampleCode(writing.logits(), options.temperature, options.random);
    writing.take(code);
    return code;
  });
}
