/** Letting the model write: each letter drawn from what it predicts, and fed back. */
import type { CharModel } from '#rnn/model';
import type { PerState } from '#rnn/trace';
import { charModelWeights, finalState, traceCodes } from './charModel.ts';
import { headForward } from './head.ts';
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
}

/**
 * @returns codes of the written letters, `[length]`, without the prompt
 * @throws RangeError when a code is not a place in the vocabulary, the temperature is negative or weights are NaN
 */
export function generate(model: CharModel, options: GenerateOptions): Int32Array {
  const weights = charModelWeights(model);
  const H = model.spec.units;
  const written = new Int32Array(options.length);
  let state: PerState = finalState(traceCodes(model, weights, options.prompt, 1, {}));
  for (let n = 0; n < written.length; n++) {
    const logits = headForward(weights.head, state.hiddenState ?? new Float64Array(H));
    written[n] = sampleCode(logits, options.temperature, options.random);
    state = finalState(traceCodes(model, weights, [written[n]], 1, state));
  }
  return written;
}
