/** What a trainer is fed: batches in an order that depends on the seed alone, so that training can be taken up anywhere. */
import { decoderInputs, notCounted, takeExamples, type Examples } from '#data/examples';
import type { TrainingData } from '#data/trainingData';
import { seededRandom } from '#data/random';
import { shuffled } from '#data/shuffle';
import { textStreams } from './streams.ts';

/** Arrays are time-major. */
export interface Batch {
  readonly T: number;
  readonly B: number;
  /** Codes `[T, B]` or values `[T, B, I]`. */
  readonly inputs: Int32Array | Float32Array;
  /** What a decoder reads, codes `[T', B]`; null where the network is none. */
  readonly decoder: { readonly T: number; readonly inputs: Int32Array } | null;
  /** Codes `[T', B]` or `[B]`, −1 where nothing counts; or values `[T', B, O]` or `[B, O]`. */
  readonly targets: Int32Array | Float32Array;
}

export interface Feed {
  /** Batches until the data has been gone through. */
  readonly batches: number;
  /** Whether a batch goes on where the one before it ended, so that states are carried; never past the last one. */
  readonly continues: boolean;
  /** `cursor` counts batches, without end. */
  batch(cursor: number): Batch;
  /** The first example of a batch that holds something that is no number, as a place in the data; null: none. */
  badExample(cursor: number): number | null;
}

/**
 * @param window  letters of a text that are read at a time
 * @throws RangeError when there is nothing to learn from
 */
export function feedOf(
  data: TrainingData,
  { seed, batch, window }: { readonly seed: number; readonly batch: number; readonly window: number },
): Feed {
  if (data.kind === 'text') {
    const streams = textStreams(data.codes, batch, window);
    return {
      batches: streams.windows,
      continues: true,
      batch(cursor) {
        const { inputs, targets } = streams.window(cursor % streams.windows);
        return { T: window, B: batch, inputs, decoder: null, targets };
      },
      // A text is read as whole numbers.
      badExample: () => null,
    };
  }
  const { examples, startCode } = data;
  const { count } = examples;
  if (count === 0) throw new RangeError('examples to train on: expected one or more, got none');
  const B = Math.min(batch, count);
  const batches = Math.floor(count / B);
  let order = { round: -1, rows: [] as readonly number[] };
  const rowsOf = (cursor: number): readonly number[] => {
    const round = Math.floor(cursor / batches);
    if (order.round !== round) order = { round, rows: permutation(count, seed, round) };
    const from = (cursor % batches) * B;
    return order.rows.slice(from, from + B);
  };
  return {
    batches,
    continues: false,
    batch: (cursor) => batchOf(takeExamples(examples, rowsOf(cursor)), startCode),
    badExample: (cursor) => rowsOf(cursor).find((row) => !isFiniteExample(examples, row)) ?? null,
  };
}

function isFiniteExample({ count, inputs, targets }: Examples, row: number): boolean {
  return [inputs, targets].every((side) => {
    if (side.kind === 'codes') return true;
    const size = side.values.length / count;
    return side.values.subarray(row * size, (row + 1) * size).every(Number.isFinite);
  });
}

/** All examples as one batch. */
export function batchOf(examples: Examples, startCode?: number): Batch {
  const { count: B, inputs, targets } = examples;
  const decoder = startCode === undefined ? null : decoderInputs(targets, startCode);
  return {
    T: inputs.T,
    B,
    inputs:
      inputs.kind === 'codes'
        ? timeMajor(inputs.codes, B, inputs.T, 1)
        : timeMajor(inputs.values, B, inputs.T, inputs.I),
    decoder: decoder && { T: decoder.T, inputs: timeMajor(decoder.codes, B, decoder.T, 1) },
    targets:
      targets.kind === 'codes'
        ? timeMajor(targets.codes, B, targets.T ?? 1, 1)
        : timeMajor(targets.values, B, targets.T ?? 1, targets.O),
  };
}

/** Answers of a batch that count, or the numbers of all of them. */
export function countedTargets(targets: Int32Array | Float32Array): number {
  if (targets instanceof Float32Array) return targets.length;
  let counted = 0;
  for (const code of targets) if (code !== notCounted) counted++;
  return Math.max(1, counted);
}

/** `[B, T, width]` → `[T, B, width]`. */
function timeMajor<A extends Int32Array | Float32Array>(values: A, B: number, T: number, width: number): A {
  const turned = values.slice() as A;
  for (let b = 0; b < B; b++) {
    for (let t = 0; t < T; t++) {
      const from = (b * T + t) * width;
      for (let k = 0; k < width; k++) turned[(t * B + b) * width + k] = values[from + k];
    }
  }
  return turned;
}

/** `0 … count − 1` in an order of its own for every round. */
function permutation(count: number, seed: number, round: number): readonly number[] {
  const random = seededRandom((seed ^ Math.imul(round + 1, 0x9e3779b1)) >>> 0);
  return shuffled(
    Array.from({ length: count }, (_, k) => k),
    random,
  );
}
