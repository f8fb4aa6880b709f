/** Held values. Oracle: finite differences of the network with its values held, and closed forms, for every cell kind. */
import { describe, expect, test } from 'vitest';
import { cellNames, cells } from '#rnn/cells';
import type { HeldValues, LayerTrace } from '#rnn/trace';
import { byDifferences, differenceBound } from '../../e2e/parity/differences.ts';
import { randomLayer } from '../../e2e/parity/randomLayer.ts';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import { referenceCells } from './cells.ts';

const dot = (a: Float64Array | undefined, b: Float64Array | undefined) =>
  a?.reduce((sum, value, k) => sum + value * (b?.[k] ?? 0), 0) ?? 0;

describe.for(cellNames)('%s', (cell) => {
  const { forward, backward } = referenceCells[cell];
  const { activations, states } = cells[cell];
  const [T, B, I, H] = [4, 2, 3, 3];
  const size = T * B * H;
  const layer = randomLayer(cell, T, B, I, H);
  const { parameters, initial, x, upstream, byFinal, sizes } = layer;
  const run = (held: HeldValues) => forward(parameters, x, initial, sizes, { epsilon: 1e-3, held });
  /** Every `nth` value of each activation held, at values of its own. */
  const some = (nth: number): HeldValues =>
    Object.fromEntries(
      activations.map((name, which) => [
        name,
        Float64Array.from({ length: size }, (_, k) =>
          (k + which) % nth === 0 ? Math.sin(k + 3 * which) / 2 : NaN,
        ),
      ]),
    );
  const lossOf = ({ activations: values }: LayerTrace) =>
    dot(values.hiddenState, upstream) +
    states.reduce((sum, state) => sum + dot(values[state]?.slice(-B * H), byFinal[state]), 0);

  test.for([2, 5])('derivatives past held values agree with finite differences, one in %i held', (nth) => {
    const held = some(nth);
    const trace = run(held);
    const gradients = backward(parameters, trace, upstream, byFinal);
    const loss = () => lossOf(run(held));
    const pairs = [
      ...Object.entries(parameters).map(
        ([name, values]) => [name, values, gradients.parameters[name]] as const,
      ),
      ['x', x, gradients.x] as const,
      ...states.map((state) => [state, initial[state]!, gradients.initial[state]!] as const),
    ];
    for (const [name, values, gradient] of pairs)
      expect(relativeError(gradient, byDifferences(values, loss)), `∂${name}`).toBeLessThan(differenceBound);
  });

  test('the derivative by a held value is the one by moving it', () => {
    const held = some(5);
    const gradients = backward(parameters, run(held), upstream, byFinal);
    for (const name of activations) {
      const values = held[name]!;
      const free = Array.from(values, (value) => Number.isNaN(value));
      const moved = byDifferences(values, () => lossOf(run(held)));
      const total = gradients.activations.total[name]!.map((value, k) => (free[k] ? 0 : value));
      const expected = moved.map((value, k) => (free[k] ? 0 : value));
      // Where the state of the last step is read as the final state as well, both readings count.
      expect(relativeError(total, expected), `∂ held ${name}`).toBeLessThan(differenceBound);
    }
  });

  test('a value held at what it is anyway changes nothing, and nothing held is nothing changed', () => {
    const free = run({});
    const held = run(Object.fromEntries(activations.map((name) => [name, free.activations[name]!.slice()])));
    expect(held.activations).toEqual(free.activations);
    expect(run({ [activations[0]]: new Float64Array(size).fill(NaN) }).activations).toEqual(free.activations);
  });

  test('what the cell does not compute, and an array of another shape, is refused by name', () => {
    expect(() => run({ hiddenState: new Float64Array(size + 1) })).toThrow('held hiddenState');
    const foreign = cell.startsWith('lstm') ? 'resetGate' : 'forgetGate';
    expect(() => run({ [foreign]: new Float64Array(size) })).toThrow(foreign);
  });
});

test('an LSTM whose forget gate is held at 1 adds up what is written', () => {
  const { parameters, initial, x, sizes } = randomLayer('lstm', 6, 1, 2, 3);
  const held = { forgetGate: new Float64Array(18).fill(1) };
  const { activations: values } = referenceCells.lstm.forward(parameters, x, initial, sizes, { held });
  for (let unit = 0; unit < 3; unit++) {
    let memory = initial.cellState![unit];
    for (let t = 0; t < 6; t++) {
      memory += values.inputGate![t * 3 + unit] * values.candidate![t * 3 + unit];
      expect(values.cellState![t * 3 + unit]).toBeCloseTo(memory, 12);
    }
  }
});

test('a GRU whose update gate is held at 1 keeps its first state', () => {
  const { parameters, initial, x, sizes } = randomLayer('gru', 5, 1, 2, 3);
  const held = { updateGate: new Float64Array(15).fill(1) };
  const { activations: values } = referenceCells.gru.forward(parameters, x, initial, sizes, { held });
  for (let k = 0; k < 15; k++) expect(values.hiddenState![k]).toBeCloseTo(initial.hiddenState![k % 3], 12);
});
