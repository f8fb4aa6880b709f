/** Oracles: the cells' own data, the backward pass itself, and errors of a size that is known. */
import { describe, expect, it } from 'vitest';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { backwardPass } from '#inspect/backwardPass';
import { microscopeCells } from '#inspect/microscopeCells';
import { entryTerms } from '#inspect/weightTerms';
import { cells, type ActivationName } from '#rnn/cells';
import {
  agreement,
  derivativeRows,
  gateFor,
  livelyUnit,
  packedRow,
  quantitiesOf,
  strongestSource,
} from './microscope.ts';

const vocabulary = [...'abcd'];

describe.each(microscopeCells)('of %s', (cell) => {
  const model = seededCharacterModel({ cell, units: 4, vocabulary }, 3);
  const pass = backwardPass({ model, codes: [0, 1, 2, 2, 3], counted: 'every' }, 2);

  it('every value and every sum has a row, states first', () => {
    expect(quantitiesOf(cell, 'activation')[0]).toBe('hiddenState');
    expect(new Set(quantitiesOf(cell, 'activation'))).toEqual(new Set(cells[cell].activations));
    expect(new Set(quantitiesOf(cell, 'preActivation'))).toEqual(new Set(cells[cell].gates));
  });

  it('a row holds one unit’s derivatives with the wall, and the total without', () => {
    // Not just any: a dead unit of a ReLU has nothing to keep out.
    const unit = livelyUnit(pass);
    for (const side of ['activation', 'preActivation'] as const)
      for (const { name, direct, recurrent, total, uncut } of derivativeRows(pass, side, unit)) {
        const [cut, whole] = [pass.cut, pass.whole].map((derivatives) =>
          side === 'activation' ? derivatives.activations : derivatives.preActivations,
        );
        for (let t = 0; t < 4; t++) {
          expect(total[t]).toBe(cut.total[name]?.[t * 4 + unit]);
          expect(direct[t] + recurrent[t]).toBe(total[t]);
          expect(uncut?.[t]).toBe(whole.total[name]?.[t * 4 + unit]);
        }
        expect(total).not.toEqual(uncut);
      }
  });

  it('the strongest source is that of the weight with the largest derivative', () => {
    const gate = gateFor(cell, 'hiddenState');
    const row = packedRow(cell, gate, 4, 2);
    const sizes = [0, 1, 2, 3].map((from) =>
      Math.abs(entryTerms(pass.whole.recurrentWeights, row, from).sums[0]),
    );
    expect(sizes[strongestSource(pass.whole.recurrentWeights, row)]).toBe(Math.max(...sizes));
  });

  it('the unit shown first is one in which something happens, on a single step too', () => {
    const unit = livelyUnit(pass);
    const [hidden] = derivativeRows(pass, 'activation', unit);
    expect(hidden.recurrent[0]).not.toBe(0);
    const single = backwardPass({ model, codes: [0, 1], counted: 'every' }, 0);
    const [only] = derivativeRows(single, 'activation', livelyUnit(single));
    const sizes = [0, 1, 2, 3].map((u) => Math.abs(derivativeRows(single, 'activation', u)[0].direct[0]));
    expect(Math.abs(only.direct[0])).toBe(Math.max(...sizes));
  });
});

it('a state’s weight is the candidate’s, or the only gate’s', () => {
  const names: readonly ActivationName[] = ['hiddenState', 'cellState', 'forgetGate'];
  expect(names.map((name) => gateFor('lstm', name))).toEqual(['candidate', 'candidate', 'forgetGate']);
  expect(gateFor('gru', 'hiddenState')).toBe('candidate');
  expect(gateFor('rnn', 'hiddenState')).toBe('hiddenState');
});

it('derivatives agree as far as the step can tell, and a wrong one is found out', () => {
  const measured = { step: 1e-5, resolution: 2e-11, loss: 3 };
  expect(agreement(0.01, 0.01 + 2e-10, measured).agrees).toBe(true);
  expect(agreement(0.01, 0.01 + 1e-7, measured).agrees).toBe(false);
  // What differences cannot see is no disagreement.
  expect(agreement(1e-300, 0, measured)).toMatchObject({ agrees: true, difference: -1e-300 });
  expect(agreement(NaN, 0.1, measured).agrees).toBe(false);
});
