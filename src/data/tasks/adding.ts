/** The adding problem: among many numbers two are marked; their sum is asked for at the end. */
import { ShapeError } from '#rnn/errors';
import { numberText, targetText } from '../describe.ts';
import type { Examples } from '../examples.ts';
import { seededRandom } from '../random.ts';
import { assertWhole, wholeNumber } from '../shuffle.ts';
import type { Column, GeneratedTask, Split } from '../task.ts';

export interface AddingOptions {
  readonly seed: number;
  /** Steps of a sequence. */
  readonly T: number;
  readonly train: number;
  readonly validation: number;
}

/**
 * Mean squared error on validation of always answering the mean of the training answers. The sum of two independent
 * uniform numbers has variance `1/12 + 1/12 = 1/6`, so this is about 0.167.
 * @throws ShapeError when the targets are codes
 */
function meanAnswerError({ train, validation }: Split): number {
  const [known, asked] = [answersOf(train), answersOf(validation)];
  const mean = known.reduce((sum, answer) => sum + answer, 0) / known.length;
  return asked.reduce((sum, answer) => sum + (answer - mean) ** 2, 0) / asked.length;
}

function answersOf({ targets }: Examples): readonly number[] {
  if (targets.kind !== 'values') throw new ShapeError('targets', 'numbers', targets.kind);
  return [...targets.values];
}

const unscaled = { unit: null, mean: 0, deviation: 1 };
const columns: readonly Column[] = [
  { name: 'number', ...unscaled },
  { name: 'mark', ...unscaled },
];

/**
 * Inputs: `[N, T, 2]`, a number uniform on `[0, 1)` and a mark, 1 at one place of the first half and one of the second,
 * 0 elsewhere. Targets: `[N, 1]`, the sum of the two marked numbers.
 * Source: Hochreiter & Schmidhuber 1997, section 5.4; numbers on [0, 1) and marks of 0 and 1 as in Le, Jaitly & Hinton
 * 2015, one mark in each half as in Arjovsky, Shah & Bengio 2016.
 */
export const adding: GeneratedTask<AddingOptions> = {
  kind: 'generated',
  name: 'adding',
  family: 'memory',
  file: null,
  source: {
    title: 'The adding problem',
    author: 'generated here, after Hochreiter & Schmidhuber and Le, Jaitly & Hinton',
    where:
      'Long short-term memory, 1997; A simple way to initialize recurrent networks of rectified linear units, 2015',
    licence: 'generated numbers, free to use',
  },
  defaults: { seed: 1, T: 100, train: 10_000, validation: 1000 },
  examples(options = {}) {
    const { seed, T, train, validation } = { ...adding.defaults, ...options };
    assertWhole('T', T, 2);
    assertWhole('train', train, 1);
    assertWhole('validation', validation, 1);
    const random = seededRandom(seed);
    const half = Math.floor(T / 2);
    const draw = (count: number) => {
      const values = new Float32Array(count * T * 2);
      const sums = new Float32Array(count);
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < T; t++) values[(n * T + t) * 2] = random.next();
        for (const place of [wholeNumber(random, half), half + wholeNumber(random, T - half)]) {
          values[(n * T + place) * 2 + 1] = 1;
          sums[n] += values[(n * T + place) * 2];
        }
      }
      return {
        count,
        inputs: { kind: 'values', T, I: 2, values },
        targets: { kind: 'values', T: null, O: 1, values: sums },
      } as const;
    };
    return {
      train: draw(train),
      validation: draw(validation),
      test: null,
      inputs: { kind: 'values', columns },
      targets: { kind: 'values', columns: [{ name: 'sum', ...unscaled }] },
    } satisfies Split;
  },
  baselines: [{ name: 'meanAnswer', metric: 'meanSquaredError', of: meanAnswerError }],
  describe(split, examples, row) {
    const answers = { label: 'answers', text: targetText(split, examples, row) } as const;
    const { inputs } = examples;
    if (inputs.kind !== 'values') return [answers];
    const { T, I, values } = inputs;
    const marked = Array.from({ length: T }, (_, t) => t).filter((t) => values[(row * T + t) * I + 1] === 1);
    return [
      ...marked.map((t) => ({
        label: 'marked' as const,
        text: `${t + 1}: ${numberText(values[(row * T + t) * I], 1)}`,
      })),
      answers,
    ];
  },
};
