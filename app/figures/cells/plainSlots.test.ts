/** Oracle: the equation of the neuron, and the reference's trace; tolerance 1e-12, sums added in another order. */
import { expect, it } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import rnn from '#figures/cells/rnn';
import { cellValues, unitValues } from '#figures/cellValues';
import { partSums } from '#figures/cellTerms';
import { operate } from '#inspect/surgery';
import type { ShownCell } from '../cellPicture.ts';
import { plainSlots } from './plainSlots.ts';

const vocabulary = ['h', 'e', 'l', 'o'];
const model = seededCharacterModel({ cell: 'rnn', units: 6, vocabulary }, 5);
const codes = Int32Array.from([0, 1, 2, 2, 3]);
// Surgery without edits is a plain run; it asks for a letter more than it reads.
const traceOf = (read: Int32Array) => operate({ model, codes: [...read, 0], edits: [] }).trace;
const trace = traceOf(codes);
const { graph } = rnn;
const [timeStep, unit] = [1, 4];
const shown = { graph, model, trace, codes, timeStep, unit } as ShownCell;

it('the numbers of each line add up as the line says, and come from the trace', () => {
  const values = unitValues(cellValues(graph, trace, timeStep), unit);
  const computed = {
    weightedSum: { ...values, ...partSums(shown, 'weightedSum', unit) },
    hiddenState: values,
  };
  const { neuronSum, neuronState, repeatedLetter = {}, recurrentState } = plainSlots(shown, computed);
  const { inputSum = NaN, recurrentSum = NaN, bias = NaN, weightedSum = NaN } = neuronSum ?? {};
  expect(inputSum + recurrentSum + bias).toBeCloseTo(weightedSum, 12);
  expect(Math.tanh(weightedSum)).toBeCloseTo(neuronState?.hiddenState ?? NaN, 12);
  expect(recurrentState?.hiddenState).toBe(trace.activations.hiddenState![timeStep * 6 + unit]);
  const { sumFirst, sumAgain, sumDifference, recurrentAgain = NaN, recurrentFirst = NaN } = repeatedLetter;
  expect(sumFirst).toBeCloseTo(trace.preActivations.hiddenState![2 * 6 + unit], 12);
  expect(sumAgain).toBeCloseTo(trace.preActivations.hiddenState![3 * 6 + unit], 12);
  expect(sumDifference).toBeCloseTo(recurrentAgain - recurrentFirst, 12);
});

it('say nothing of a repeated letter where none is', () => {
  const once = Int32Array.from([0, 1, 2]);
  const word = { ...shown, codes: once, trace: traceOf(once) };
  expect(plainSlots(word, {}).repeatedLetter).toEqual({});
});
