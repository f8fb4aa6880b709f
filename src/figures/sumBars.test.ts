import { describe, expect, it } from 'vitest';
import { seededRandom } from '#data/random';
import { readText } from '#reference/charModel';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import lstmLayerNorm from './cells/lstmLayerNorm.ts';
import { unitSum } from './cellTerms.ts';
import { cellValues, unitValues } from './cellValues.ts';
import { largestShown, layoutSumBars, plainBars, weightedBars } from './sumBars.ts';
import { partOf } from './cellGraph.ts';

const spec = { cell: 'lstmLayerNorm', units: 20, vocabulary: [...'helo'] } as const;
const random = seededRandom(5);
const parameters = Float32Array.from(
  { length: parameterCount(charModelLayout(spec)) },
  () => random.next() - 0.5,
);
const model = { spec, parameters };
const { trace } = readText(model, [0, 1, 2, 2]);
const moment = { graph: lstmLayerNorm.graph, model, trace, timeStep: 2 };
const gate = unitSum(moment, 'inputGate', 7)!;

describe('the bars of a sum', () => {
  it.each([false, true])('add up to it, one beginning where another ended; all of them: %s', (all) => {
    const bars = weightedBars(gate, all);
    const adding = bars.slice(
      0,
      bars.findIndex(({ kind }) => kind === 'sum'),
    );
    expect(adding.filter(({ kind }) => kind === 'recurrent')).toHaveLength(all ? 20 : largestShown);
    for (const [index, bar] of adding.entries()) expect(bar.from).toBe(adding[index - 1]?.to ?? 0);
    // Float64 additions in another order.
    expect(adding.at(-1)!.to).toBeCloseTo(gate.sum, 12);
  });

  it('put the small terms together, with how many there are, and leave none out', () => {
    const bars = weightedBars(gate, false);
    const rest = bars.find(({ kind }) => kind === 'rest')!;
    expect(rest.index).toBe(20 - largestShown);
    const shown = bars.filter(({ kind }) => kind === 'recurrent');
    const all = gate.terms.filter(({ kind }) => kind === 'recurrent');
    const hidden = all.filter((term) => !shown.some(({ index }) => index === term.index));
    expect(rest.amount).toBeCloseTo(
      hidden.reduce((sum, { product }) => sum + product, 0),
      12,
    );
    const smallest = Math.min(...shown.map(({ amount }) => Math.abs(amount)));
    for (const { product } of hidden) expect(Math.abs(product)).toBeLessThanOrEqual(smallest);
  });

  it('end with what layer normalisation and the squashing make of it, as the trace has them', () => {
    const [normalised, result] = weightedBars(gate, false).slice(-2);
    expect(normalised.amount).toBeCloseTo(trace.preActivations.inputGate![2 * 20 + 7], 12);
    expect(result.amount).toBeCloseTo(trace.activations.inputGate![2 * 20 + 7], 12);
  });

  it('of a memory begin where the one before ended, those of a product at zero', () => {
    const values = unitValues(cellValues(moment.graph, trace, 2), 7);
    const [kept, written, memory] = plainBars(partOf(moment.graph, 'cellState'), values);
    expect([kept.from, written.from, memory.from]).toEqual([0, kept.to, 0]);
    expect(written.to).toBeCloseTo(memory.amount, 14);
    expect(plainBars(partOf(moment.graph, 'hiddenState'), values).map(({ from }) => from)).toEqual([0, 0, 0]);
  });
});

describe('the layout of the bars', () => {
  it.each([288, 358, 559, 560, 736])('keeps every bar between words and numbers at %i px', (width) => {
    const { rows, zero, height } = layoutSumBars(weightedBars(gate, true), width);
    for (const { x, length, top, height: rowHeight } of rows) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + length).toBeLessThanOrEqual(width - 60);
      expect(top + rowHeight).toBeLessThanOrEqual(height);
    }
    expect(zero).toBeLessThanOrEqual(width - 64);
  });

  it('draws a sum of nothing but zeros, and one that is not a number, without losing its place', () => {
    const bar = { ...weightedBars(gate, false)[0], from: 0 };
    for (const to of [0, NaN]) {
      const { rows, zero } = layoutSumBars([{ ...bar, amount: to, to }], 736);
      for (const number of [rows[0].x, rows[0].length, rows[0].end, zero])
        expect(Number.isFinite(number)).toBe(true);
    }
  });
});
