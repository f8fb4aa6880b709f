/** Oracle: the examples themselves, each of which carries its own number. */
import { describe, expect, it } from 'vitest';
import type { Examples } from '#data/examples';
import { batchOf, countedTargets, feedOf, type Batch } from './feed.ts';

/** Example `n` reads `[n, n + 0.5]` at two steps, and answers `−n`. */
const numbered = (count: number): Examples => ({
  count,
  inputs: {
    kind: 'values',
    T: 2,
    I: 1,
    values: Float32Array.from({ length: 2 * count }, (_, k) => k / 2),
  },
  targets: { kind: 'values', T: null, O: 1, values: Float32Array.from({ length: count }, (_, n) => -n) },
});
const feed = (count: number, batch: number, seed = 1) =>
  feedOf({ kind: 'examples', examples: numbered(count) }, { seed, batch, window: 1 });
/** The numbers of a batch, from its answers. */
const numbersOf = ({ targets }: Batch) => Array.from(targets, Math.abs);
const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('examples', () => {
  it('come each once a round, with their own inputs and answers, and in another order in the next', () => {
    const { batches, batch, continues } = feed(12, 4);
    expect([batches, continues]).toEqual([3, false]);
    const rounds = [0, 1, 2].map((round) =>
      [0, 1, 2].flatMap((k) => {
        const read = batch(3 * round + k);
        const numbers = numbersOf(read);
        expect([read.T, read.B, read.decoder]).toEqual([2, 4, null]);
        // Time-major: all first steps, then all second ones.
        expect([...read.inputs]).toEqual([...numbers, ...numbers.map((n) => n + 0.5)]);
        return numbers;
      }),
    );
    for (const round of rounds) expect(ascending(round)).toEqual(upTo(12));
    expect(new Set(rounds.map(String)).size).toBe(3);
  });

  it('that are left over wait for another round: each comes before long', () => {
    const { batches, batch } = feed(11, 4);
    expect(batches).toBe(2);
    const first = [0, 1].flatMap((k) => numbersOf(batch(k)));
    expect(new Set(first).size).toBe(8);
    const seen = new Set(upTo(40).flatMap((k) => numbersOf(batch(k))));
    expect(ascending([...seen])).toEqual(upTo(11));
  });

  it('come in the same order from the same seed, wherever it is taken up, and in another from another', () => {
    const straight = upTo(10).map((k) => numbersOf(feed(12, 4).batch(k)));
    const { batch } = feed(12, 4);
    for (const k of [7, 0, 9, 2, 2, 5]) expect(numbersOf(batch(k))).toEqual(straight[k]);
    expect(upTo(3).map((k) => numbersOf(feed(12, 4, 2).batch(k)))).not.toEqual(straight.slice(0, 3));
  });

  it('fewer than a batch are all in one', () => {
    const { batches, batch } = feed(3, 8);
    expect(batches).toBe(1);
    expect(batch(0).B).toBe(3);
    expect(ascending(numbersOf(batch(5)))).toEqual([0, 1, 2]);
  });

  it('there must be one', () => {
    expect(() => feed(0, 4)).toThrow(RangeError);
  });

  it('with a value that is no number are named by their place in the data, in the batch that reads them', () => {
    const examples = numbered(6);
    if (examples.inputs.kind === 'values') examples.inputs.values[2 * 4 + 1] = NaN;
    if (examples.targets.kind === 'values') examples.targets.values[2] = -Infinity;
    const { batch, badExample } = feedOf({ kind: 'examples', examples }, { seed: 1, batch: 1, window: 1 });
    const found = upTo(6).map((k) => [Math.abs(batch(k).targets[0]), badExample(k)] as const);
    for (const [n, bad] of found) expect(bad).toBe(n === 4 ? 4 : n === Infinity ? 2 : null);
    expect(found.filter(([, bad]) => bad !== null)).toHaveLength(2);
  });
});

describe('sequences of vectors and words', () => {
  it('are turned time-major, every vector whole', () => {
    const examples: Examples = {
      count: 2,
      inputs: { kind: 'values', T: 2, I: 2, values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
      targets: { kind: 'values', T: 2, O: 1, values: Float32Array.of(10, 20, 30, 40) },
    };
    expect(batchOf(examples)).toEqual({
      T: 2,
      B: 2,
      inputs: Float32Array.of(1, 2, 5, 6, 3, 4, 7, 8),
      decoder: null,
      targets: Float32Array.of(10, 30, 20, 40),
    });
  });

  it('a decoder reads each answer a step late after the start code, which also stands for what does not count', () => {
    const examples: Examples = {
      count: 2,
      inputs: { kind: 'codes', T: 1, V: 2, codes: Int32Array.of(0, 1) },
      targets: { kind: 'codes', T: 4, V: 9, codes: Int32Array.of(5, 6, 7, 8, 3, 4, -1, -1) },
    };
    const { T, decoder, targets } = batchOf(examples, 2);
    expect(T).toBe(1);
    expect([...targets]).toEqual([5, 3, 6, 4, 7, -1, 8, -1]);
    expect(decoder).toEqual({ T: 4, inputs: Int32Array.of(2, 2, 5, 3, 6, 4, 7, 2) });
    expect(countedTargets(targets)).toBe(6);
  });

  it('answers that count: all numbers, codes but −1, and at least one so that nothing is divided by zero', () => {
    expect(countedTargets(Float32Array.of(0, -1))).toBe(2);
    expect(countedTargets(Int32Array.of(0, -1, 3))).toBe(2);
    expect(countedTargets(Int32Array.of(-1, -1))).toBe(1);
  });
});

it('a text comes in windows that go on where the last ended, and begins again after the last', () => {
  const codes = Int32Array.from(upTo(24));
  const { batches, batch, continues, badExample } = feedOf(
    { kind: 'text', codes },
    { seed: 1, batch: 2, window: 4 },
  );
  expect([batches, continues, badExample(0)]).toEqual([3, true, null]);
  expect([...batch(1).inputs]).toEqual([4, 16, 5, 17, 6, 18, 7, 19]);
  expect([...batch(1).targets]).toEqual([5, 17, 6, 18, 7, 19, 8, 20]);
  expect(batch(4)).toEqual(batch(1));
});
