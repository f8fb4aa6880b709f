/**
 * Every drawing held against the reference: each part of each kind of cell recomputed from what its data says it is
 * computed from. Oracle: the float64 trace. Tolerance: 1e-12, as sums of some 30 numbers near 1 are added in another
 * order.
 */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#data/random';
import { readText } from '#reference/charModel';
import { cellNames, cells, type ActivationName, type CellName } from '#rnn/cells';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { cellValues } from './cellValues.ts';
import { computedPart, partSums, unitSum } from './cellTerms.ts';
import { loadDrawnCell } from './drawnCells.ts';

const vocabulary = [...'helo wrd'];
const codes = [0, 1, 2, 2, 3, 4, 5];
const H = 11;

function givenModel(cell: CellName): CharModel {
  const spec = { cell, units: H, vocabulary } as const;
  const random = seededRandom(7);
  const length = parameterCount(charModelLayout(spec));
  return { spec, parameters: Float32Array.from({ length }, () => (random.next() - 0.5) * 3) };
}

/** The largest difference between two vectors of one length. */
const apart = (found: Float64Array, wanted: Float64Array) =>
  found.length === wanted.length
    ? Math.max(...found.map((value, unit) => Math.abs(value - wanted[unit])))
    : Infinity;

describe.each(cellNames)('the data of %s', (kind) => {
  it('computes every part from its inputs as the reference does, at every step', async () => {
    const { graph } = await loadDrawnCell(kind);
    const model = givenModel(kind);
    const { trace } = readText(model, codes);
    for (let timeStep = 0; timeStep < codes.length; timeStep++) {
      const values = cellValues(graph, trace, timeStep);
      const moment = { graph, model, trace, timeStep };
      for (const part of graph.parts) {
        if (!part.operation) continue;
        expect(apart(computedPart(moment, part, values), values[part.name]!)).toBeLessThanOrEqual(1e-12);
      }
    }
  });

  it('says all that a sum reads: what it reads is what it is drawn from', async () => {
    const { graph } = await loadDrawnCell(kind);
    const model = givenModel(kind);
    const { trace } = readText(model, codes);
    for (const part of graph.parts) {
      const found = unitSum({ graph, model, trace, timeStep: 3 }, part.name, 4);
      expect(found !== null).toBe(part.operation?.kind === 'weighted');
      if (!found) continue;
      const read = new Set(found.terms.flatMap(({ of }) => of ?? []));
      expect(read).toEqual(new Set(part.from));
    }
  });

  it('shows the trace’s own activations, to the bit, and the sums before the squashing', async () => {
    const { graph } = await loadDrawnCell(kind);
    const model = givenModel(kind);
    const { trace } = readText(model, codes);
    const values = cellValues(graph, trace, 5);
    for (const name of cells[kind].activations)
      expect(values[name]).toEqual(trace.activations[name]!.subarray(5 * H, 6 * H));
    for (const gate of cells[kind].gates as readonly ActivationName[]) {
      const sum = unitSum({ graph, model, trace, timeStep: 5 }, gate, 2);
      if (!sum) continue;
      expect(sum.preActivation).toBeCloseTo(trace.preActivations[gate]![5 * H + 2], 12);
      const whole = (trace.sums ?? trace.preActivations)[gate]!;
      expect(sum.sum).toBeCloseTo(whole[5 * H + 2], 12);
    }
  });
});

describe.each(cellNames)('what the sides add to a sum of %s', (kind) => {
  it('is, with what the cell adds besides, the sum of the trace', async () => {
    const { graph } = await loadDrawnCell(kind);
    const model = givenModel(kind);
    const { trace } = readText(model, codes);
    const moment = { graph, model, trace, timeStep: 3 };
    const values = cellValues(graph, trace, 3);
    let told = 0;
    for (const { name, operation } of graph.parts) {
      const sums = partSums(moment, name, 4);
      expect(sums !== null).toBe(operation?.kind === 'weighted');
      if (!sums || operation?.kind !== 'weighted') continue;
      const { inputSum, recurrentSum, peepholeSum, bias, preActivation } = sums;
      expect(inputSum !== undefined).toBe(operation.input);
      expect(recurrentSum !== undefined).toBe(operation.weighs !== null);
      expect(peepholeSum !== undefined).toBe(operation.peephole !== null);
      const added = operation.adds ? values[operation.adds]![4] : 0;
      const sum = (inputSum ?? 0) + (recurrentSum ?? 0) + (peepholeSum ?? 0) + bias + added;
      // A part that is squashed within its block is held against the sums, any other against its own value.
      const kept = (trace.sums ?? trace.preActivations)[operation.gate]!;
      const wanted = operation.squash ? kept[3 * H + 4] : values[name]![4];
      expect(sum).toBeCloseTo(wanted, 12);
      expect(operation.normalised || Math.abs(preActivation - sum) < 1e-12).toBe(true);
      told += 1;
    }
    expect(told).toBeGreaterThan(0);
  });
});

it('a changed weight changes the term that it weighs, and no other', async () => {
  const { graph } = await loadDrawnCell('gru');
  const model = givenModel('gru');
  const { trace } = readText(model, codes);
  const changed = { ...model, parameters: model.parameters.slice() };
  const slot = charModelLayout(model.spec).find(({ name }) => name === 'weight_hh_l0')!;
  // Row of the update gate's unit 4, packed r z n, and there the weight on unit 6.
  changed.parameters[slot.offset + (H + 4) * H + 6] += 1;
  const [before, after] = [model, changed].map((each) =>
    unitSum({ graph, model: each, trace, timeStep: 3 }, 'updateGate', 4)!,
  );
  const differing = before.terms.filter((term, index) => term.product !== after.terms[index].product);
  expect(differing.map(({ kind, index }) => [kind, index])).toEqual([['recurrent', 6]]);
});
