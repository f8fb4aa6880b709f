import { expect, test } from 'vitest';
import type { LayerTrace } from '#rnn/trace';
import lstm from './cells/lstm.ts';
import { cellValues } from './cellValues.ts';
import { excerptReading } from './excerpt.ts';

const [T, H, V] = [5, 2, 3];
/** Every value tells its array and its place: array · 100 + place. */
const numbered = (array: number, length: number) =>
  Float64Array.from({ length }, (_, place) => array * 100 + place);
const perGate = (first: number) => ({
  inputGate: numbered(first, T * H),
  forgetGate: numbered(first + 1, T * H),
  candidate: numbered(first + 2, T * H),
  outputGate: numbered(first + 3, T * H),
});
const trace: LayerTrace = {
  cell: 'lstm',
  sizes: { T, B: 1, I: V, H },
  x: numbered(0, T * V),
  initial: { cellState: new Float64Array(H), hiddenState: new Float64Array(H) },
  preActivations: perGate(1),
  activations: { ...perGate(11), cellState: numbered(15, T * H), hiddenState: numbered(16, T * H) },
};
const reading = {
  letters: ['w', 'h', 'a', 'l', 'e'],
  codes: Int32Array.of(0, 1, 2, 1, 0),
  trace,
  probabilities: numbered(20, T * V),
  surprise: numbered(21, T),
};

test('an excerpt shows the same values at its places as the whole reading, its first memory included', () => {
  const excerpt = excerptReading(reading, { from: 2, to: 4 });
  expect(excerpt.letters).toEqual(['a', 'l']);
  for (const step of [0, 1])
    expect(cellValues(lstm.graph, excerpt.trace, step)).toEqual(cellValues(lstm.graph, trace, step + 2));
  expect([...excerpt.trace.initial.cellState!]).toEqual([1502, 1503]);
  expect([...excerpt.probabilities.subarray(0, V)]).toEqual([2006, 2007, 2008]);
  expect([...excerpt.surprise]).toEqual([2102, 2103]);
  expect([...excerpt.trace.x.subarray(0, V)]).toEqual([6, 7, 8]);
});

test('an excerpt from the beginning keeps the empty memory', () => {
  expect(excerptReading(reading, { from: -4, to: 3 }).trace.initial).toBe(trace.initial);
  expect(excerptReading(reading, { from: 0, to: 99 }).letters).toHaveLength(T);
});

test('a span beside the reading is an error', () => {
  expect(() => excerptReading(reading, { from: 5, to: 9 })).toThrow(RangeError);
});

test('an excerpt keeps what other kinds of cell have besides: sums, what met the reset gate, and epsilon', () => {
  const richer = { ...trace, sums: perGate(30), beforeReset: numbered(40, T * H), epsilon: 0.25 };
  const excerpt = excerptReading({ ...reading, trace: richer }, { from: 2, to: 4 }).trace;
  expect([...excerpt.sums!.inputGate!]).toEqual([3004, 3005, 3006, 3007]);
  expect([...excerpt.beforeReset!]).toEqual([4004, 4005, 4006, 4007]);
  expect(excerpt.epsilon).toBe(0.25);
});
