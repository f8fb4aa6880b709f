import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertExamples, type Examples } from '../examples.ts';
import { adding } from './adding.ts';
import { copyFirst } from './copyFirst.ts';
import { holdBit } from './holdBit.ts';

const seed = fc.integer({ min: 0, max: 2 ** 31 });
const few = { train: 20, validation: 10 };

function codesOf({ inputs, targets }: Examples) {
  if (inputs.kind !== 'codes' || targets.kind !== 'codes') throw new Error('expected codes');
  return { T: inputs.T, read: inputs.codes, answers: targets.codes };
}

function valuesOf({ inputs }: Examples): { readonly T: number; readonly read: Float32Array } {
  if (inputs.kind !== 'values') throw new Error('expected values');
  return { T: inputs.T, read: inputs.values };
}

describe.for([
  ['copyFirst', copyFirst],
  ['adding', adding],
  ['holdBit', holdBit],
] as const)('%s', ([, task]) => {
  test('the same seed gives the same examples, another seed others; validation is not training again', () => {
    fc.assert(
      fc.property(seed, (seed) => {
        const split = task.examples({ seed, ...few });
        expect(task.examples({ seed, ...few })).toEqual(split);
        expect(task.examples({ seed: seed + 1, ...few }).train).not.toEqual(split.train);
        expect(task.examples({ seed, train: 10, validation: 10 }).validation.inputs).not.toEqual(
          task.examples({ seed, train: 10, validation: 10 }).train.inputs,
        );
        assertExamples(split.train);
        assertExamples(split.validation);
      }),
      { numRuns: 20 },
    );
  });
});

describe('copy the first symbol', () => {
  test('for any distance and alphabet: a symbol first, fillers after it, and the first is the answer', () => {
    const sizes = fc.record({
      seed,
      distance: fc.integer({ min: 0, max: 300 }),
      alphabet: fc.integer({ min: 2, max: 26 }),
      fillers: fc.integer({ min: 1, max: 26 }),
    });
    fc.assert(
      fc.property(sizes, (options) => {
        const { T, read, answers } = codesOf(copyFirst.examples({ ...few, ...options }).train);
        expect(T).toBe(options.distance + 1);
        read.forEach((code, place) => {
          const isRight = place % T === 0 ? code === answers[place / T] : code >= options.alphabet;
          expect(isRight).toBe(true);
        });
        expect(answers.every((answer) => answer < options.alphabet)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('chance is one in the size of the alphabet, and the most frequent symbol hardly better', () => {
    const split = copyFirst.examples({ alphabet: 8, validation: 5000 });
    const [chance, most] = copyFirst.baselines.map(({ of }) => of(split));
    expect(chance).toBe(1 / 8);
    // Standard error of a share of 1/8 over 5000: 0.0047; four of them.
    expect(Math.abs(most - 1 / 8)).toBeLessThan(0.019);
  });

  test('an example in words shows the sequence, the distance and the answer', () => {
    const split = copyFirst.examples({ distance: 3 });
    const [reads, distance, answers] = copyFirst.describe(split, split.train, 0);
    expect(reads.text).toMatch(/^[A-D][a-d]{3}$/);
    expect(distance).toEqual({ label: 'distance', text: '3' });
    expect(answers.text).toBe(reads.text[0]);
    expect(() => copyFirst.describe(split, split.train, 2000)).toThrow('a row from 0 to 1999, got 2000');
  });
});

describe('the adding problem', () => {
  test('for any length: two marks, one in each half, and their numbers add up to the answer', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 2, max: 200 }), (seed, T) => {
        const { train } = adding.examples({ seed, T, ...few });
        const { read } = valuesOf(train);
        const sums = train.targets.kind === 'values' ? train.targets.values : [];
        for (let n = 0; n < train.count; n++) {
          const marked = Array.from({ length: T }, (_, t) => t).filter(
            (t) => read[(n * T + t) * 2 + 1] === 1,
          );
          expect(marked).toHaveLength(2);
          expect(marked[0]).toBeLessThan(Math.floor(T / 2));
          expect(marked[1]).toBeGreaterThanOrEqual(Math.floor(T / 2));
          // One rounding to float32.
          expect(sums[n]).toBe(Math.fround(read[(n * T + marked[0]) * 2] + read[(n * T + marked[1]) * 2]));
        }
        expect(read.every((number) => number >= 0 && number <= 1)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('answering the mean is wrong by the variance of two uniform numbers, 1/6', () => {
    const [{ of }] = adding.baselines;
    // Variance of a squared sum's error: standard error over 20,000 examples 0.0014; four of them.
    expect(Math.abs(of(adding.examples({ T: 10, validation: 20_000 })) - 1 / 6)).toBeLessThan(0.0056);
  });

  test('an example in words names the marked numbers, their steps and the sum', () => {
    const split = adding.examples({ T: 10 });
    const description = adding.describe(split, split.train, 1);
    expect(description.map(({ label }) => label)).toEqual(['marked', 'marked', 'answers']);
    const [first, second, sum] = description.map(({ text }) => Number(text.split(': ').at(-1)));
    // Each is told with four decimals.
    expect(Math.abs(first + second - sum)).toBeLessThan(0.00016);
  });
});

describe('hold a bit', () => {
  test('for any pulses: set until reset, reset until set, never both, reset before the first', () => {
    fc.assert(
      fc.property(seed, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (seed, pulses) => {
        const { train } = holdBit.examples({ seed, T: 30, pulses, ...few });
        const { T, read } = valuesOf(train);
        const bits = train.targets.kind === 'codes' ? train.targets.codes : [];
        for (let n = 0; n < train.count; n++) {
          for (let t = 0; t < T; t++) {
            const [set, reset] = read.subarray((n * T + t) * 2, (n * T + t) * 2 + 2);
            const before = t === 0 ? 0 : bits[n * T + t - 1];
            expect(set + reset).toBeLessThanOrEqual(1);
            expect(bits[n * T + t]).toBe(set === 1 ? 1 : reset === 1 ? 0 : before);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('the share of steps with a pulse is the probability asked for, half of them set', () => {
    const { read } = valuesOf(holdBit.examples({ T: 100, pulses: 0.2 }).train);
    const share = (column: number) =>
      read.filter((value, k) => k % 2 === column && value === 1).length / (read.length / 2);
    // Standard error of a share of 0.1 over 200,000 steps: 0.0007; four of them.
    expect(Math.abs(share(0) - 0.1)).toBeLessThan(0.0028);
    expect(Math.abs(share(1) - 0.1)).toBeLessThan(0.0028);
  });

  test('an example in words tells the steps of the pulses and the bit at every step', () => {
    const split = holdBit.examples({ T: 12, pulses: 0.4 });
    const [set, reset, answers] = holdBit.describe(split, split.train, 0);
    const steps = (text: string) => (text === '' ? [] : text.split(' ').map(Number));
    const bits = Array.from({ length: 12 }, (_, t) => {
      const last = (of: readonly number[]) => Math.max(0, ...of.filter((step) => step <= t + 1));
      return last(steps(set.text)) > last(steps(reset.text)) ? '1' : '0';
    });
    expect(answers.text).toBe(bits.join(''));
  });
});
