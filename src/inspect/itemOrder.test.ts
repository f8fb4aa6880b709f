/**
 * Oracle: the reference network run on each sequence, or on each item, by itself. Tolerance 1e-12: sums of some ten
 * numbers near 1 in another order.
 */
import { describe, expect, it } from 'vitest';
import { seededParameters } from '#data/seededParameters';
import { problemSpec } from '#data/sequenceProblems';
import { networkForward, networkWeights } from '#reference/network';
import { isEncoderDecoder } from '#rnn/network';
import { itemOrder } from './itemOrder.ts';
import { farthestApart } from './statesApart.ts';

const T = 7;
const order = [3, 0, 6, 2, 5, 1, 4];

const cases = [
  { shape: 'manyToOne', inputs: [5, 1, 4, 4, 2, 6, 3] },
  { shape: 'aligned', inputs: [0.4, -1.2, 0.1, 0.9, -0.6, 1.7, -0.2] },
] as const;

describe.each(cases)('one sequence in two orders ($shape)', ({ shape, inputs }) => {
  const spec = problemSpec(shape, { inputs: 9, outputs: 4 });
  if (isEncoderDecoder(spec)) throw new Error('expected a single network');
  const parameters = seededParameters(spec, 4).map((weight) => weight * 2);
  const weights = networkWeights(spec, parameters);
  const reading = itemOrder({ spec, parameters, inputs, order, answers: 'values' });
  const output = (items: readonly number[]) =>
    networkForward(spec, weights, { T: items.length, B: 1, inputs: items }).output;

  it('is, with memory, what the network answers to each order', () => {
    const { inOrder, shuffled } = reading.withMemory;
    const reordered = order.map((item) => inputs[item]);
    for (const [run, items] of [
      [inOrder, inputs],
      [shuffled, reordered],
    ] as const)
      expect(farthestApart(run.answer, output(items).slice(-run.answer.length))).toBeLessThan(1e-12);
    expect(farthestApart(inOrder.summary, shuffled.summary)).toBeGreaterThan(0.01);
  });

  it('is, without memory, the mean of what the network answers to each item alone', () => {
    const { inOrder } = reading.withoutMemory;
    const mean = inOrder.answer.map((_, k) => inputs.reduce((sum, item) => sum + output([item])[k], 0) / T);
    expect(farthestApart(inOrder.answer, mean)).toBeLessThan(1e-12);
  });

  it('comes, without memory, to the same whatever the order, though each item keeps its own state', () => {
    const { inOrder, shuffled } = reading.withoutMemory;
    expect(farthestApart(inOrder.summary, shuffled.summary)).toBeLessThan(1e-12);
    expect(farthestApart(inOrder.answer, shuffled.answer)).toBeLessThan(1e-12);
    const H = inOrder.summary.length;
    for (const [place, item] of order.entries())
      expect(shuffled.states.slice(place * H, (place + 1) * H)).toEqual(
        inOrder.states.slice(item * H, (item + 1) * H),
      );
  });
});

it('answers in codes with the softmax of the output', () => {
  const spec = problemSpec('manyToOne', { inputs: 9, outputs: 4 });
  if (isEncoderDecoder(spec)) throw new Error('expected a single network');
  const parameters = seededParameters(spec, 2);
  const request = { spec, parameters, inputs: [1, 2, 3], order: [2, 1, 0] };
  const outputs = itemOrder({ ...request, answers: 'values' }).withMemory.shuffled.answer;
  const total = outputs.reduce((sum, output) => sum + Math.exp(output), 0);
  const wanted = outputs.map((output) => Math.exp(output) / total);
  expect(
    farthestApart(itemOrder({ ...request, answers: 'codes' }).withMemory.shuffled.answer, wanted),
  ).toBeLessThan(1e-12);
});

it('refuses an order that leaves an item out', () => {
  const spec = problemSpec('aligned', { inputs: 0, outputs: 0 });
  if (isEncoderDecoder(spec)) throw new Error('expected a single network');
  const parameters = seededParameters(spec, 1);
  expect(() =>
    itemOrder({ spec, parameters, inputs: [1, 2, 3], order: [0, 0, 2], answers: 'values' }),
  ).toThrow(RangeError);
});
