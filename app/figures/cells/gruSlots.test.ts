/** Oracle: the equations of the GRU, the reference's trace, and the model's own count; tolerance 1e-12, sums added in another order. */
import { expect, it } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import gru from '#figures/cells/gru';
import { partSums } from '#figures/cellTerms';
import { cellValues, unitValues } from '#figures/cellValues';
import { operate } from '#inspect/surgery';
import { formulas, isFormulaName } from '#notation/formulas';
import type { QuantityName } from '#rnn/quantities';
import type { ShownCell } from '../cellPicture.ts';
import { gruSlots } from './gruSlots.ts';

const units = 6;
const vocabulary = ['h', 'e', 'l', 'o'];
const model = seededCharacterModel({ cell: 'gru', units, vocabulary }, 5);
const codes = Int32Array.from([0, 1, 2, 2, 3]);
// Surgery without edits is a plain run; it asks for a letter more than it reads.
const { trace } = operate({ model, codes: [...codes, 0], edits: [] });
const { graph } = gru;
const [timeStep, unit] = [2, 4];
const shown = { graph, model, trace, codes, timeStep, unit } as ShownCell;
const values = unitValues(cellValues(graph, trace, timeStep), unit);
const of = (name: QuantityName) => ({ ...values, ...partSums(shown, name, unit) });
const slots = gruSlots(shown, {
  resetGate: of('resetGate'),
  updateGate: of('updateGate'),
  candidate: of('candidate'),
  hiddenState: values,
});
const sigma = (sum: number) => 1 / (1 + Math.exp(-sum));
const traced = (name: keyof typeof trace.activations) => trace.activations[name]![timeStep * units + unit];

it('the numbers of the gates add up as their lines say', () => {
  for (const [line, gate] of [
    ['gruResetGate', 'resetGate'],
    ['gruUpdateGate', 'updateGate'],
  ] as const) {
    const { inputSum = NaN, recurrentSum = NaN, bias = NaN } = slots[line] ?? {};
    expect(sigma(inputSum + recurrentSum + bias)).toBeCloseTo(traced(gate), 12);
  }
});

it('the numbers of candidate and state make the traced ones', () => {
  const { inputSum = NaN, bias = NaN, resetGate = NaN, recurrentCandidate = NaN } = slots.gruCandidate ?? {};
  expect(Math.tanh(inputSum + bias + resetGate * recurrentCandidate)).toBeCloseTo(traced('candidate'), 12);
  const { updateGate = NaN, previousHiddenState = NaN, writtenShare = NaN } = slots.gruState ?? {};
  const candidate = slots.gruState?.candidate ?? NaN;
  expect(updateGate * previousHiddenState + writtenShare * candidate).toBeCloseTo(traced('hiddenState'), 12);
});

it('the layer has three times the numbers of a plain one', () => {
  const one = vocabulary.length * units + units ** 2 + 2 * units;
  expect(slots.gruParameters).toEqual({ unitCount: 6, inputCount: 4, layerParameterCount: 3 * one });
});

it('every line with numbers gets each of them', () => {
  const lines = Object.keys(slots).filter(isFormulaName);
  for (const line of lines)
    for (const slot of formulas[line].substituted ? formulas[line].slots : [])
      expect(slots[line]?.[slot], `${line}: ${slot}`).toBeTypeOf('number');
  expect(lines).toContain('gruDirectPath');
});
