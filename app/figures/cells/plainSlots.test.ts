/** Oracle: the equation of the neuron, and the reference's trace; tolerance 1e-12, sums added in another order. */
import { expect, it } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import rnn from '#figures/cells/rnn';
import rnnLayerNorm from '#figures/cells/rnnLayerNorm';
import { cellValues, unitValues } from '#figures/cellValues';
import { partSums } from '#figures/cellTerms';
import { operate } from '#inspect/surgery';
import { charModelLayout } from '#rnn/model';
import { parameterViews } from '#rnn/parameters';
import type { ShownCell } from '../cellPicture.ts';
import { normalisedSlots, plainSlots } from './plainSlots.ts';

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

it('the numbers of a normalised neuron are those of the trace, its gain and shift included', () => {
  const normalised = seededCharacterModel({ cell: 'rnnLayerNorm', units: 6, vocabulary }, 5);
  const { trace: read } = operate({ model: normalised, codes: [...codes, 0], edits: [] });
  const values = unitValues(cellValues(rnnLayerNorm.graph, read, timeStep), unit);
  const word = { ...shown, graph: rnnLayerNorm.graph, model: normalised, trace: read };
  const slots = normalisedSlots(word, { normalisedSum: values, hiddenState: values });
  const { weightedSum, normalisedSum = NaN } = slots.layerNormalisation ?? {};
  const rowOf = (sums: Float64Array) => Array.from(sums.subarray(timeStep * 6, timeStep * 6 + 6));
  const sums = rowOf(read.sums!.hiddenState!);
  expect(weightedSum).toBe(sums[unit]);
  const views = parameterViews(charModelLayout(normalised.spec), normalised.parameters);
  const mean = sums.reduce((total, sum) => total + sum, 0) / 6;
  const variance = sums.reduce((total, sum) => total + (sum - mean) ** 2, 0) / 6;
  // Of the layer normalisation of PyTorch.
  const scaled = (sums[unit] - mean) / Math.sqrt(variance + 1e-5);
  const { ln_weight_l0: gain, ln_bias_l0: shift } = views;
  expect(normalisedSum).toBeCloseTo(gain[unit] * scaled + shift[unit], 12);
  expect(slots.normalisedState?.hiddenState).toBeCloseTo(Math.tanh(normalisedSum), 12);
});
