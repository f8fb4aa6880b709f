/** Oracle: finite differences, for every cell kind. PyTorch's answers are in `golden.test.ts`. */
import { describe, expect, test } from 'vitest';
import { cellNames, cells, type ActivationName, type CellName } from '#rnn/cells';
import type { LayerTrace, PerState } from '#rnn/trace';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import type { LayerParameters } from './cell.ts';
import { referenceCells } from './cells.ts';
import { byDifferences, differenceBound } from '../../e2e/parity/differences.ts';
import { randomLayer } from '../../e2e/parity/randomLayer.ts';

const weighted = (values: Float64Array | undefined, weights: Float64Array | undefined) =>
  values?.reduce((sum, value, k) => sum + value * (weights?.[k] ?? 0), 0) ?? 0;

/** The loss that has `upstream` as its derivative by the outputs and `byFinal` as that by the final states. */
function lossOf({ activations, sizes: { B, H } }: LayerTrace, upstream: Float64Array, byFinal: PerState) {
  return (
    weighted(activations.hiddenState, upstream) +
    weighted(activations.hiddenState?.slice(-B * H), byFinal.hiddenState) +
    weighted(activations.cellState?.slice(-B * H), byFinal.cellState)
  );
}

const shapes = [
  [1, 1, 1, 1],
  [1, 3, 2, 3],
  [5, 1, 3, 1],
  [4, 2, 1, 3],
  [3, 3, 5, 7],
] as const;

describe.for(cellNames)('%s', (cell) => {
  const { forward, backward } = referenceCells[cell];

  test.for(
    shapes.flatMap(
      ([T, B, I, H]) =>
        [
          [T, B, I, H, false],
          [T, B, I, H, true],
        ] as const,
    ),
  )(
    'derivatives by parameters, inputs and initial state at T, B, I, H, mask = %j',
    ([T, B, I, H, masked]) => {
      const { parameters, initial, x, upstream, byFinal, sizes, mask } = randomLayer(cell, T, B, I, H);
      const options = { epsilon: 1e-3, ...(masked && { recurrentMask: mask }) };
      const run = () => forward(parameters, x, initial, sizes, options);
      const loss = () => lossOf(run(), upstream, byFinal);
      const gradients = backward(parameters, run(), upstream, byFinal);
      const pairs: [string, Float64Array, Float64Array | undefined][] = [
        ...Object.entries(parameters).map(
          ([name, values]) => [name, values, gradients.parameters[name]] satisfies [string, unknown, unknown],
        ),
        ['x', x, gradients.x],
        ...cells[cell].states.map((state) => {
          const values = initial[state] ?? new Float64Array(0);
          return [`initial ${state}`, values, gradients.initial[state]] satisfies [string, unknown, unknown];
        }),
      ];
      for (const [name, values, gradient] of pairs)
        expect(relativeError(gradient, byDifferences(values, loss)), `∂${name}`).toBeLessThan(
          differenceBound,
        );
    },
  );

  test('direct is the derivative through this output alone, recurrent the one through all later ones', () => {
    // Over a loss that counts the output of step t only, the total derivative by what is computed at step t is the
    // direct path; over a loss that counts later outputs and the final states it is the recurrent path. The sums of
    // step t are moved through the input's biases of a layer that is run for that step alone; where sums are normalised
    // the shift is moved instead, which is added to the pre-activations.
    const { parameters, initial, x, upstream, byFinal, sizes } = randomLayer(cell, 4, 1, 2, 3);
    const { T, I, H } = sizes;
    const { gates, states, layerNorm } = cells[cell];
    const moved = layerNorm ? 'ln_bias' : 'bias_ih';
    const { preActivations } = backward(
      parameters,
      forward(parameters, x, initial, sizes),
      upstream,
      byFinal,
    );
    const part = (from: number, to: number, state: PerState, weights: LayerParameters) =>
      forward(weights, x.slice(from * I, to * I), state, { T: to - from, B: 1, I, H });
    const last = ({ activations }: LayerTrace): PerState =>
      Object.fromEntries(states.map((state) => [state, activations[state]?.slice(-H)]));
    for (let t = 0; t < T; t++) {
      const start = t === 0 ? initial : last(part(0, t, initial, parameters));
      const nudge = new Float64Array(gates.length * H);
      const run = (): { here: number; later: number } => {
        const shifted = parameters[moved].map((value, k) => value + nudge[k]);
        const step = part(t, t + 1, start, { ...parameters, [moved]: shifted });
        const here = upstream.slice(t * H, (t + 1) * H);
        const later = upstream.slice((t + 1) * H);
        return {
          here: lossOf(step, here, {}),
          later:
            t + 1 < T
              ? lossOf(part(t + 1, T, last(step), parameters), later, byFinal)
              : lossOf(step, new Float64Array(H), byFinal),
        };
      };
      const direct = byDifferences(nudge, () => run().here);
      const recurrent = byDifferences(nudge, () => run().later);
      gates.forEach((gate, block) => {
        const expected = (values: Float64Array) => Array.from(values.subarray(block * H, (block + 1) * H));
        const at = (values: Float64Array | undefined) => values!.slice(t * H, (t + 1) * H);
        // Differences of values of order one are off by about 1e-10; see `differenceBound`.
        const close = (values: Float64Array) => expected(values).map((value) => expect.closeTo(value, 8));
        expect([...at(preActivations.direct[gate])], `direct ${gate}`).toEqual(close(direct));
        expect([...at(preActivations.recurrent[gate])], `recurrent ${gate}`).toEqual(close(recurrent));
      });
    }
  });

  test('the two paths add up to the total exactly, for activations, pre-activations and sums', () => {
    const { parameters, initial, x, upstream, byFinal, sizes } = randomLayer(cell, 5, 2, 3, 4);
    const trace = forward(parameters, x, initial, sizes);
    const gradients = backward(parameters, trace, upstream, byFinal);
    const kept = [
      gradients.activations,
      gradients.preActivations,
      ...(gradients.sums ? [gradients.sums] : []),
    ];
    expect(Object.keys(gradients.activations.total)).toEqual(cells[cell].activations);
    for (const { total, direct, recurrent } of kept) {
      for (const name of Object.keys(total) as ActivationName[])
        expect(total[name]).toEqual(direct[name]?.map((value, k) => value + recurrent[name]![k]));
    }
    expect(gradients.activations.direct.hiddenState).toEqual(upstream);
    // Nothing but the final states is behind the last step.
    expect(gradients.activations.recurrent.hiddenState?.slice(-8)).toEqual(byFinal.hiddenState);
  });

  test('without a loss every derivative is zero', () => {
    const { parameters, initial, x, upstream, sizes } = randomLayer(cell, 3, 2, 2, 2);
    const trace = forward(parameters, x, initial, sizes);
    const silent = backward(parameters, trace, new Float64Array(upstream.length));
    const all = [...Object.values(silent.parameters), silent.x, ...Object.values(silent.initial)];
    expect(all.every((array) => array.every((value) => value === 0))).toBe(true);
  });

  test('an array of the wrong length is refused by name', () => {
    const { parameters, initial, x, upstream, sizes } = randomLayer(cell, 2, 1, 2, 2);
    const trace = forward(parameters, x, initial, sizes);
    expect(() => forward(parameters, x.slice(1), initial, sizes)).toThrow(/^x: expected \[2, 1, 2\]/);
    for (const name of Object.keys(parameters)) {
      const short = { ...parameters, [name]: new Float64Array(1) };
      expect(() => forward(short, x, initial, sizes)).toThrow(`${name}: expected`);
    }
    expect(() => backward(parameters, trace, upstream.slice(1))).toThrow(/^upstream: expected/);
    const recurrentMask = [1];
    expect(() => forward(parameters, x, initial, sizes, { recurrentMask })).toThrow(/^recurrent mask: exp/);
  });
});

test('a trace of another cell is refused', () => {
  const { parameters, initial, x, upstream, sizes } = randomLayer('gru', 2, 1, 2, 2);
  const trace = referenceCells.gru.forward(parameters, x, initial, sizes);
  expect(() => referenceCells.gruResetBefore.backward(parameters, trace, upstream)).toThrow(
    'trace: expected one of gruResetBefore, got one of gru',
  );
});

/** Moves a gate to one end of its sigmoid: exp(-60) is far below what float64 can add to a value of order one. */
const saturated = 60;

/** The rows of one gate, in a packed array of `[G·H, width]`. */
function rowsOf(values: Float64Array, block: number, blocks: number) {
  const size = values.length / blocks;
  return values.subarray(block * size, (block + 1) * size);
}

describe('limits', () => {
  test.for(['gru', 'gruResetBefore'] as const)(
    '%s with r = 1 and z = 0 is the plain recurrent network of its candidate',
    (cell) => {
      const { parameters, initial, x, sizes } = randomLayer(cell, 6, 2, 3, 4);
      for (const name of ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh'])
        for (const block of [0, 1]) rowsOf(parameters[name], block, 3).fill(0);
      rowsOf(parameters.bias_ih, 0, 3).fill(saturated);
      rowsOf(parameters.bias_ih, 1, 3).fill(-saturated);
      const candidate: LayerParameters = {
        weight_ih: rowsOf(parameters.weight_ih, 2, 3),
        weight_hh: rowsOf(parameters.weight_hh, 2, 3),
        bias_ih: rowsOf(parameters.bias_ih, 2, 3),
        bias_hh: rowsOf(parameters.bias_hh, 2, 3),
      };
      const gated = referenceCells[cell].forward(parameters, x, initial, sizes).activations.hiddenState;
      const plain = referenceCells.rnn.forward(candidate, x, initial, sizes).activations.hiddenState;
      // The same sums up to rounding.
      expect(relativeError(gated, plain!)).toBeLessThan(1e-14);
    },
  );

  test('peepholes of zero leave the LSTM', () => {
    const { parameters, initial, x, upstream, byFinal, sizes } = randomLayer('lstmPeephole', 5, 2, 3, 4);
    for (const gate of ['i', 'f', 'o']) parameters[`peephole_${gate}`].fill(0);
    const run = (cell: CellName) => {
      const trace = referenceCells[cell].forward(parameters, x, initial, sizes);
      const { parameters: by, x: byX } = referenceCells[cell].backward(parameters, trace, upstream, byFinal);
      return [trace.activations.hiddenState!, by.weight_ih, by.weight_hh, by.bias_ih, by.bias_hh, byX];
    };
    const plain = run('lstm');
    // The same terms and zeros, in the same order.
    run('lstmPeephole').forEach((values, k) => expect(relativeError(values, plain[k])).toBeLessThan(1e-14));
  });

  test.for(['rnnLayerNorm', 'rnnReluLayerNorm', 'lstmLayerNorm'] as const)(
    '%s does not see the scale of its sums, nor what is added to all of them',
    (cell) => {
      const { parameters, initial, x, sizes } = randomLayer(cell, 5, 2, 3, 6);
      const run = (weights: LayerParameters) =>
        referenceCells[cell].forward(weights, x, initial, sizes, { epsilon: 0 }).activations.hiddenState!;
      const scaled: LayerParameters = {
        ...parameters,
        weight_ih: parameters.weight_ih.map((value) => 7 * value),
        weight_hh: parameters.weight_hh.map((value) => 7 * value),
        bias_ih: parameters.bias_ih.map((value) => 7 * value + 5),
        bias_hh: parameters.bias_hh.map((value) => 7 * value),
      };
      // Exact in real numbers with ε = 0; a handful of roundings are left, amplified over 5 steps.
      expect(relativeError(run(scaled), run(parameters))).toBeLessThan(1e-12);
    },
  );

  test('a mask of ones is no mask, and a mask of zeros takes the recurrent weights away', () => {
    for (const cell of cellNames) {
      const { parameters, initial, x, sizes } = randomLayer(cell, 4, 2, 3, 5);
      const { forward } = referenceCells[cell];
      const run = (weights: LayerParameters, mask?: number) =>
        forward(weights, x, initial, sizes, {
          ...(mask !== undefined && { recurrentMask: new Float64Array(10).fill(mask) }),
        }).activations;
      expect(run(parameters, 1), `${cell}`).toEqual(run(parameters));
      const without = { ...parameters, weight_hh: new Float64Array(parameters.weight_hh.length) };
      expect(relativeError(run(parameters, 0).hiddenState, run(without).hiddenState!), `${cell}`).toBe(0);
    }
  });
});
