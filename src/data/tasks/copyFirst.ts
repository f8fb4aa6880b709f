/** Copy the first symbol: it is shown once, noise follows, and at the end it must be named. */
import { chance, mostFrequentClass } from '../baselines/classes.ts';
import { inputText, targetText } from '../describe.ts';
import { seededRandom } from '../random.ts';
import { assertWhole, wholeNumber } from '../shuffle.ts';
import type { GeneratedTask, Split } from '../task.ts';

export interface CopyFirstOptions {
  readonly seed: number;
  /** Steps between the symbol and the end: the sequence has `distance + 1`. */
  readonly distance: number;
  /** Symbols that may stand first, the classes to name. */
  readonly alphabet: number;
  /** Symbols that may stand after it; none of them may stand first. */
  readonly fillers: number;
  readonly train: number;
  readonly validation: number;
}

/** `A`, `B`, … for the symbols to remember, `a`, `b`, … for the fillers. */
function symbol(code: number, alphabet: number): string {
  return code < alphabet ? String.fromCodePoint(65 + code) : String.fromCodePoint(97 + code - alphabet);
}

/** There are 26 letters of each case to show them with. */
const mostSymbols = 26;

/**
 * Inputs: codes `[N, distance + 1]`, first one of `alphabet` symbols, then `distance` of `fillers` others, all uniform.
 * Targets: one code for the sequence, the first symbol. The two parts are drawn one after the other from the same
 * source; with few fillers or a short distance there are fewer sequences than examples, and the parts then share some.
 * Source: the latch tasks of Bengio, Simard & Frasconi 1994 and Hochreiter & Schmidhuber 1997 (section 5.2).
 */
export const copyFirst: GeneratedTask<CopyFirstOptions> = {
  kind: 'generated',
  name: 'copyFirst',
  family: 'memory',
  file: null,
  source: {
    title: 'Copy the first symbol',
    author: 'generated here, after Bengio, Simard & Frasconi and Hochreiter & Schmidhuber',
    where:
      'Learning long-term dependencies with gradient descent is difficult, 1994; Long short-term memory, 1997',
    licence: 'generated symbols, free to use',
  },
  defaults: { seed: 1, distance: 10, alphabet: 4, fillers: 4, train: 2000, validation: 500 },
  examples(options = {}) {
    const { seed, distance, alphabet, fillers, train, validation } = { ...copyFirst.defaults, ...options };
    assertWhole('distance', distance, 0);
    assertWhole('alphabet', alphabet, 2);
    assertWhole('fillers', fillers, 1);
    if (alphabet > mostSymbols || fillers > mostSymbols)
      throw new RangeError(
        `expected at most ${mostSymbols} symbols and fillers, got ${alphabet} and ${fillers}`,
      );
    assertWhole('train', train, 1);
    assertWhole('validation', validation, 1);
    const random = seededRandom(seed);
    const T = distance + 1;
    const V = alphabet + fillers;
    const draw = (count: number) => {
      const codes = new Int32Array(count * T);
      const answers = new Int32Array(count);
      for (let n = 0; n < count; n++) {
        answers[n] = codes[n * T] = wholeNumber(random, alphabet);
        for (let t = 1; t < T; t++) codes[n * T + t] = alphabet + wholeNumber(random, fillers);
      }
      return {
        count,
        inputs: { kind: 'codes', T, V, codes },
        targets: { kind: 'codes', T: null, V: alphabet, codes: answers },
      } as const;
    };
    const symbols = Array.from({ length: V }, (_, code) => symbol(code, alphabet));
    const plain = { start: null, end: null, padding: null };
    return {
      train: draw(train),
      validation: draw(validation),
      test: null,
      inputs: { kind: 'codes', symbols, ...plain },
      targets: { kind: 'codes', symbols: symbols.slice(0, alphabet), ...plain },
    } satisfies Split;
  },
  baselines: [chance, mostFrequentClass],
  describe(split, examples, row) {
    return [
      { label: 'reads', text: inputText(split, examples, row) },
      { label: 'distance', text: String(examples.inputs.T - 1) },
      { label: 'answers', text: targetText(split, examples, row) },
    ];
  },
};
