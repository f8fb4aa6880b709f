/**
 * Oracle: each cell's equations once more, written out with whole vectors and nothing shared with the reference but the
 * packed order; with a recurrent mask, which no published case has.
 */
import { describe, expect, test } from 'vitest';
import { cellNames, type CellName } from '#rnn/cells';
import { randomLayer } from '../../e2e/parity/randomLayer.ts';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import type { LayerParameters } from './cell.ts';
import { referenceCells } from './cells.ts';

type Vector = readonly number[];
const zip = (a: Vector, b: Vector, f: (x: number, y: number) => number) => a.map((x, k) => f(x, b[k]));
const add = (...all: readonly Vector[]) => all.reduce((a, b) => zip(a, b, (x, y) => x + y));
const times = (a: Vector, b: Vector) => zip(a, b, (x, y) => x * y);
const sigmoid = (a: Vector) => a.map((x) => 1 / (1 + Math.exp(-x)));
const tanh = (a: Vector) => a.map(Math.tanh);
const relu = (a: Vector) => a.map((x) => (x > 0 ? x : 0));
const product = (matrix: Vector, v: Vector, rows: number) =>
  Array.from({ length: rows }, (_, row) =>
    v.reduce((sum, value, k) => sum + matrix[row * v.length + k] * value, 0),
  );

function layerNorm(a: Vector, epsilon: number): Vector {
  const mean = a.reduce((x, y) => x + y) / a.length;
  const variance = a.reduce((sum, x) => sum + (x - mean) ** 2, 0) / a.length;
  return a.map((x) => (x - mean) / Math.sqrt(variance + epsilon));
}

interface State {
  readonly h: Vector;
  readonly c: Vector;
}

/** One step: what it reads is `x`, the state, and the mask of the recurrent product. */
function step(
  cell: CellName,
  parameters: LayerParameters,
  epsilon: number,
  x: Vector,
  { h, c }: State,
  mask: Vector,
): State {
  const H = h.length;
  const p = Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [name, Array.from(values)]),
  );
  const block = (values: Vector, gate: number, width = 1) =>
    values.slice(gate * H * width, (gate + 1) * H * width);
  const fromInput = (gate: number) =>
    add(product(block(p['weight_ih'], gate, x.length), x, H), block(p['bias_ih'], gate));
  const fromHidden = (gate: number, v = times(mask, h)) =>
    add(product(block(p['weight_hh'], gate, H), v, H), block(p['bias_hh'], gate));
  const sum = (gate: number) => add(fromInput(gate), fromHidden(gate));
  const normalised = (gate: number) =>
    add(times(block(p['ln_weight'], gate), layerNorm(sum(gate), epsilon)), block(p['ln_bias'], gate));
  const memory = (i: Vector, f: Vector, g: Vector) => add(times(f, c), times(i, g));
  const mixed = (z: Vector, n: Vector) =>
    add(
      times(
        z.map((gate) => 1 - gate),
        n,
      ),
      times(z, h),
    );
  switch (cell) {
    case 'rnn':
      return { h: tanh(sum(0)), c };
    case 'rnnRelu':
      return { h: relu(sum(0)), c };
    case 'rnnLayerNorm':
      return { h: tanh(normalised(0)), c };
    case 'rnnReluLayerNorm':
      return { h: relu(normalised(0)), c };
    case 'lstm': {
      const next = memory(sigmoid(sum(0)), sigmoid(sum(1)), tanh(sum(2)));
      return { h: times(sigmoid(sum(3)), tanh(next)), c: next };
    }
    case 'lstmPeephole': {
      const seen = (gate: number, name: string, state: Vector) => add(sum(gate), times(p[name], state));
      const i = sigmoid(seen(0, 'peephole_i', c));
      const f = sigmoid(seen(1, 'peephole_f', c));
      const next = memory(i, f, tanh(sum(2)));
      return { h: times(sigmoid(seen(3, 'peephole_o', next)), tanh(next)), c: next };
    }
    case 'lstmLayerNorm': {
      const next = memory(sigmoid(normalised(0)), sigmoid(normalised(1)), tanh(normalised(2)));
      const shown = add(times(p['ln_cell_weight'], layerNorm(next, epsilon)), p['ln_cell_bias']);
      return { h: times(sigmoid(normalised(3)), tanh(shown)), c: next };
    }
    case 'gru': {
      const n = tanh(add(fromInput(2), times(sigmoid(sum(0)), fromHidden(2))));
      return { h: mixed(sigmoid(sum(1)), n), c };
    }
    case 'gruResetBefore': {
      const n = tanh(add(fromInput(2), fromHidden(2, times(sigmoid(sum(0)), times(mask, h)))));
      return { h: mixed(sigmoid(sum(1)), n), c };
    }
    default:
      return cell satisfies never;
  }
}

describe.for(cellNames)('%s', (cell) => {
  test.for([
    [1, 1, 1, 1],
    [6, 2, 3, 4],
    [4, 3, 2, 7],
  ] as const)('computes its equations, mask and all, at T, B, I, H = %j', ([T, B, I, H]) => {
    const { parameters, initial, x, mask, sizes } = randomLayer(cell, T, B, I, H);
    const epsilon = 0.01;
    const options = { epsilon, recurrentMask: mask };
    const { activations } = referenceCells[cell].forward(parameters, x, initial, sizes, options);
    for (let b = 0; b < B; b++) {
      const row = (values: Float64Array | undefined, at: number, width: number): Vector =>
        Array.from(values?.subarray(at * width, (at + 1) * width) ?? []);
      let state: State = { h: row(initial.hiddenState, b, H), c: row(initial.cellState, b, H) };
      for (let t = 0; t < T; t++) {
        state = step(cell, parameters, epsilon, row(x, t * B + b, I), state, row(mask, b, H));
        // The same real numbers; sums in another order, over at most six steps.
        expect(relativeError(row(activations.hiddenState, t * B + b, H), state.h)).toBeLessThan(1e-13);
        expect(relativeError(row(activations.cellState, t * B + b, H), state.c)).toBeLessThan(1e-13);
      }
    }
  });
});
