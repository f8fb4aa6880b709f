/**
 * Checks of lesson 7. Oracle: activations chosen so that r is known, and cells of one unit whose gates are biases alone, so
 * that it is known which of them, held at 1, does harm.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { operate, type OperatedText } from '#inspect/surgery';
import type { CellName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount, parameterViews } from '#rnn/parameters';
import { useShownValues } from '../../state/shownValues.ts';
import { gateHeldOpen, quoteUnit, unitsWithTheQuote } from './insideTheGatesChecks.ts';

const asked = vi.hoisted(() => ({
  call: vi.fn<(name: string, request: OperatedText) => Promise<unknown>>(),
}));
vi.mock('../../state/workers.ts', () => ({ sharedInspector: () => asked }));

const { signal } = new AbortController();

/** @param rows  values of each unit over the text */
function showUnits(text: string, rows: readonly (readonly number[])[]) {
  const letters = [...text];
  const H = rows.length;
  const values = Float64Array.from(
    { length: letters.length * H },
    (_, at) => rows[at % H][Math.floor(at / H)],
  );
  const units = { cell: 'lstm', name: 'cellState', values, H } as const;
  useShownValues.setState({ activations: { slots: {}, units, letters, unit: 0 } });
}

/** Expects an `a` after every letter as far as its one unit stays near 0; biases in the order i, f, g, o. */
function showGates(biases: readonly number[], cell: CellName = 'lstm') {
  const spec = { cell, units: 1, vocabulary: ['a', 'b'] };
  const model: CharModel = { spec, parameters: new Float32Array(parameterCount(charModelLayout(spec))) };
  const views = parameterViews(charModelLayout(spec), model.parameters);
  views['bias_ih_l0'].set(biases);
  views['fc.weight'].set([-10, 10]);
  views['fc.bias'].set([2, 0]);
  useShownValues.setState({ surgery: { slots: {}, model, codes: new Int32Array(6) } });
}

beforeEach(() => {
  useShownValues.setState({ activations: undefined, surgery: undefined });
  asked.call.mockReset();
  asked.call.mockImplementation((_, request) => Promise.resolve(operate(request)));
});

describe('checks of units over a text', () => {
  it('wait for the figure, for quotes, and for a unit that moves', async () => {
    expect(await quoteUnit()).toEqual({ kind: 'needs', need: 'activations' });
    showUnits('abcd', [[1, 2, 3, 4]]);
    expect(await quoteUnit()).toEqual({ kind: 'needs', need: 'quotes' });
    showUnits('a"b"', [[1, 1, 1, 1]]);
    expect(await unitsWithTheQuote()).toEqual({ kind: 'needs', need: 'still' });
  });

  it('find the unit that is low inside quotes, and say its r with the sign', async () => {
    // Inside: the opening mark and b.
    showUnits('a"b"', [
      [1, 0, 0, 0],
      [5, 1, 1, 5],
    ]);
    expect(await quoteUnit()).toEqual({
      kind: 'decided',
      turnout: { answer: 'choice', outcome: 'above' },
      evidence: { unit: 2, correlation: -1, letters: 4 },
    });
  });

  it('call an |r| of 0.447 below a half', async () => {
    // Distances −1.5, −0.5, 1.5, 0.5, and 0.5 inside, −0.5 outside: 0.25 / (√1.25 · 0.5) = 1 / √5.
    showUnits('a"b"', [[1, 2, 4, 3]]);
    expect(await quoteUnit()).toMatchObject({
      turnout: { outcome: 'below' },
      evidence: { correlation: expect.closeTo(1 / Math.sqrt(5), 12) },
    });
  });

  it('count the units from an |r| of 0.2 on, whatever their sign, without those that never move', async () => {
    showUnits('a"b"', [
      [0, 1, 1, 0],
      [0, -1, -1, 0],
      [1, 1, 2, 2],
      [3, 3, 3, 3],
    ]);
    expect(await unitsWithTheQuote()).toMatchObject({
      turnout: { answer: 'number', value: 2, tolerance: 1 },
      evidence: { count: 2, units: 4, most: 1 },
    });
  });
});

describe('the check of gates held open', () => {
  it('waits for the figure, and for a cell with these gates', async () => {
    expect(await gateHeldOpen(signal)).toEqual({ kind: 'needs', need: 'surgery' });
    showGates([], 'gru');
    expect(await gateHeldOpen(signal)).toEqual({ kind: 'needs', need: 'lstm' });
  });

  it.each([
    { shut: 'outputGate', biases: [20, -20, 5, -20] },
    { shut: 'inputGate', biases: [-20, 20, 5, 20] },
    // What is written is little, and adds up if nothing is wiped.
    { shut: 'forgetGate', biases: [20, -20, 0.2, 20] },
  ])('blames the only gate that was shut, the $shut', async ({ shut, biases }) => {
    showGates(biases);
    expect(await gateHeldOpen(signal)).toMatchObject({ turnout: { answer: 'choice', outcome: shut } });
  });

  it('has no answer where a loss is not a number', async () => {
    showGates([NaN, 0, 0, 0]);
    expect(await gateHeldOpen(signal)).toEqual({ kind: 'needs', need: 'notANumber' });
  });
});
