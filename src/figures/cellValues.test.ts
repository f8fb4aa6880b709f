import { describe, expect, it } from 'vitest';
import { readText } from '#reference/charModel';
import { charModelLayout, type CharModel } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { cells } from '#rnn/cells';
import lstm from './cells/lstm.ts';
import { seededRandom } from '#data/random';
import {
  activationAt,
  cellValues,
  gateSums,
  interestingTimeStep,
  interestingUnit,
  unitValues,
} from './cellValues.ts';

const spec = { cell: 'lstm', units: 5, vocabulary: [...'helo'] } as const;
const random = seededRandom(3);
const model: CharModel = {
  spec,
  parameters: Float32Array.from(
    { length: parameterCount(charModelLayout(spec)) },
    () => (random.next() - 0.5) * 4,
  ),
};
const codes = [0, 1, 2, 2, 3];
const { trace } = readText(model, codes);
const H = spec.units;
const valuesAt = (t: number, unit: number) => unitValues(cellValues(lstm.graph, trace, t), unit);

describe('the values on the wires', () => {
  it('are those of the trace, to the bit', () => {
    for (let t = 0; t < codes.length; t++) {
      for (let unit = 0; unit < H; unit++) {
        const values = valuesAt(t, unit);
        for (const name of cells.lstm.activations)
          expect(values[name]).toBe(trace.activations[name]![t * H + unit]);
        expect(values.previousCellState).toBe(t === 0 ? 0 : trace.activations.cellState![(t - 1) * H + unit]);
        expect(values.previousHiddenState).toBe(
          t === 0 ? 0 : trace.activations.hiddenState![(t - 1) * H + unit],
        );
      }
    }
  });

  it('add and multiply up to the cell state and the hidden state, as the equations say', () => {
    const values = valuesAt(3, 2);
    // The reference may round once more or less: one unit in the last place of numbers near 1.
    expect(values.keptMemory! + values.writtenMemory!).toBeCloseTo(values.cellState!, 14);
    expect(values.outputGate! * values.squashedCellState!).toBeCloseTo(values.hiddenState!, 14);
  });

  it('are refused for a unit or a step that is not there', () => {
    expect(() => cellValues(lstm.graph, trace, 5)).toThrow(RangeError);
    expect(() => activationAt(trace, 'cellState', 0, 5)).toThrow('no cellState of unit 5');
  });
});

describe('the sums behind a gate', () => {
  it.each(cells.lstm.gates)('of %s add up to the pre-activation of the trace', (gate) => {
    const sums = gateSums(model, trace, codes[3], gate, 3, 1)!;
    expect(sums.preActivation).toBe(trace.preActivations[gate]![3 * H + 1]);
    // Four float64 additions in another order than the reference's.
    expect(sums.inputSum + sums.recurrentSum + sums.bias).toBeCloseTo(sums.preActivation, 12);
  });

  it('do not exist for a state', () => {
    expect(gateSums(model, trace, codes[0], 'cellState', 0, 0)).toBeNull();
  });
});

describe('what is shown first', () => {
  it('is the unit whose forget gate swings most while it holds a memory', () => {
    const forgetGate = trace.activations.forgetGate!.slice();
    for (let t = 0; t < codes.length; t++) forgetGate[t * H + 4] = t % 2;
    const cellState = trace.activations.cellState!.slice();
    for (let t = 0; t < codes.length; t++) cellState[t * H + 4] = 2;
    const swinging = { ...trace, activations: { ...trace.activations, forgetGate, cellState } };
    expect(interestingUnit(swinging)).toBe(4);
    expect(
      interestingUnit({
        ...swinging,
        activations: { ...swinging.activations, cellState: cellState.map(() => 0) },
      }),
    ).toBe(0);
  });

  it('is the letter that comes for the second time, or the last', () => {
    expect(interestingTimeStep(codes)).toBe(3);
    expect(interestingTimeStep([4, 1, 2])).toBe(2);
    expect(interestingTimeStep([])).toBe(0);
  });
});
