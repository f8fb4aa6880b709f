/** Answers at some of the steps, for networks that make fewer steps of a sequence than they read. */
import { ShapeError } from '#rnn/errors';
import { assertWhole } from './shuffle.ts';
import type { Examples } from './examples.ts';

/**
 * Keeps the answers after steps `first`, `first + stride`, …, as a convolution of width `first + 1` and that stride
 * answers them without padding.
 * @param first  counted from 0
 * @returns      the same inputs; targets `[N, T', …]` with `T' = ⌊(T − 1 − first) / stride⌋ + 1`
 * @throws ShapeError when there are no answers at each step or none of them is left
 */
export function sparseAnswers(examples: Examples, first: number, stride: number): Examples {
  assertWhole('first', first, 0);
  assertWhole('stride', stride, 1);
  const { count, targets } = examples;
  if (targets.T === null || targets.T <= first)
    throw new ShapeError('targets', `answers at more than ${first} steps`, `${targets.T ?? 'one answer'}`);
  const from = targets.T;
  const T = Math.floor((from - 1 - first) / stride) + 1;
  const keep = <Values extends Float32Array | Int32Array>(all: Values, kept: Values, width: number) => {
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < T; t++) {
        const place = (n * from + first + t * stride) * width;
        kept.set(all.subarray(place, place + width), (n * T + t) * width);
      }
    }
    return kept;
  };
  if (targets.kind === 'codes')
    return {
      ...examples,
      targets: { ...targets, T, codes: keep(targets.codes, new Int32Array(count * T), 1) },
    };
  const { O } = targets;
  const values = keep(targets.values, new Float32Array(count * T * O), O);
  return { ...examples, targets: { ...targets, T, values } };
}
