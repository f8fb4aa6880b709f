/** Oracle of the first block: PyTorch's float64 answers in e2e/golden; of the rest: finite differences. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cells, type ActivationName } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import { seededRandom } from '#data/random';
import { gradTraceFactor, parseCase, type LayerCase, type NumberArray } from '../../e2e/parity/cases.ts';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import type { LayerParameters } from './layer.ts';
import { lstmBackward, lstmForward } from './lstm.ts';

/** The golden README's bound for float64; the cases keep 12 digits. */
const float64Bound = 1e-9;

function golden(name: string): LayerCase {
  const file = new URL(`../../e2e/golden/${name}.json`, import.meta.url);
  const parsed = parseCase(readFileSync(file, 'utf8'));
  if (parsed.kind !== 'layer') throw new Error(`${name} is not a layer case`);
  return parsed;
}

const layerOf = (params: LayerCase['params'], layer: number): LayerParameters => ({
  weight_ih: params[`weight_ih_l${layer}`].data,
  weight_hh: params[`weight_hh_l${layer}`].data,
  bias_ih: params[`bias_ih_l${layer}`].data,
  bias_hh: params[`bias_hh_l${layer}`].data,
});

describe('against PyTorch', () => {
  test.for(['lstm', 'lstm-2-layers'])('%s: every array of the case within 1e-9', (name) => {
    const goldenCase = golden(name);
    const { dims, params, x, h0, c0, upstream, expect: expected } = goldenCase;
    const factor = gradTraceFactor(goldenCase);
    const { steps: T, batch: B, units: H, layers: L } = dims;
    const traces: LayerTrace[] = [];
    let input = x.data;
    for (let l = 0; l < L; l++) {
      const state = (array: NumberArray) => array.data.slice(l * B * H, (l + 1) * B * H);
      const initial = { hiddenState: state(h0), cellState: state(c0!) };
      const sizes = { T, B, I: l === 0 ? dims.inputs : H, H };
      traces.push(lstmForward(layerOf(params, l), input, initial, sizes));
      input = traces[l].activations.hiddenState!.slice();
    }
    expect(relativeError(input, expected.output.data)).toBeLessThan(float64Bound);

    let byOutput = upstream.data;
    for (let l = L - 1; l >= 0; l--) {
      const gradients = lstmBackward(layerOf(params, l), traces[l], byOutput);
      const bounded = (what: string, actual: Float64Array | undefined, data: Float64Array) =>
        expect(relativeError(actual, data), `${what} of layer ${l}`).toBeLessThan(float64Bound);
      for (const activation of cells.lstm.activations) {
        const letter = cells.lstm.letters[activation];
        bounded(letter, traces[l].activations[activation], expected.trace[l][letter].data);
        bounded(
          `∂${letter}`,
          gradients.activations.total[activation],
          expected.gradTrace[l][letter].data.map((value) => value / factor),
        );
      }
      for (const [parameter, values] of Object.entries(gradients.parameters))
        bounded(`∂${parameter}`, values, expected.grad[`${parameter}_l${l}`].data);
      const states = [
        ['h0', gradients.initial.hiddenState],
        ['c0', gradients.initial.cellState],
      ] as const;
      for (const [letter, values] of states)
        bounded(`∂${letter}`, values, expected.grad[letter].data.slice(l * B * H, (l + 1) * B * H));
      if (l === 0) bounded('∂x', gradients.x, expected.grad['x'].data);
      byOutput = gradients.x;
    }
  });
});

function randomCase(T: number, B: number, I: number, H: number) {
  const random = seededRandom(1000 * T + 100 * B + 10 * I + H);
  const values = (size: number) => Float64Array.from({ length: size }, () => 2 * random.next() - 1);
  const parameters = {
    weight_ih: values(4 * H * I),
    weight_hh: values(4 * H * H),
    bias_ih: values(4 * H),
    bias_hh: values(4 * H),
  };
  const initial = { cellState: values(B * H), hiddenState: values(B * H) };
  return { parameters, initial, x: values(T * B * I), upstream: values(T * B * H), sizes: { T, B, I, H } };
}

const lossOf = (trace: LayerTrace, upstream: Float64Array) =>
  trace.activations.hiddenState!.reduce((sum, value, k) => sum + value * upstream[k], 0);

/**
 * Central differences with a step of 1e-5 on values of order one: truncation and cancellation are both about 1e-10,
 * so 1e-7 leaves room without hiding a wrong term.
 */
const differenceBound = 1e-7;
const step = 1e-5;
function byDifferences(values: Float64Array, loss: () => number): Float64Array {
  return values.map((value, k) => {
    values[k] = value + step;
    const above = loss();
    values[k] = value - step;
    const below = loss();
    values[k] = value;
    return (above - below) / (2 * step);
  });
}

describe('against finite differences', () => {
  test.for([
    [1, 1, 1, 1],
    [1, 3, 2, 3],
    [5, 1, 3, 1],
    [4, 2, 1, 3],
    [3, 3, 5, 7],
  ])('derivatives by parameters, inputs and initial state at T, B, I, H = %j', ([T, B, I, H]) => {
    const { parameters, initial, x, upstream, sizes } = randomCase(T, B, I, H);
    const loss = () => lossOf(lstmForward(parameters, x, initial, sizes), upstream);
    const gradients = lstmBackward(parameters, lstmForward(parameters, x, initial, sizes), upstream);
    const pairs: [string, Float64Array, Float64Array | undefined][] = [
      ...Object.entries(parameters).map(
        ([name, values]) =>
          [name, values, gradients.parameters[name]] as [string, Float64Array, Float64Array],
      ),
      ['x', x, gradients.x],
      ['h0', initial.hiddenState, gradients.initial.hiddenState],
      ['c0', initial.cellState, gradients.initial.cellState],
    ];
    for (const [name, values, gradient] of pairs)
      expect(relativeError(gradient, byDifferences(values, loss)), `∂${name}`).toBeLessThan(differenceBound);
  });

  test('direct is the derivative through this output alone, recurrent the one through all later outputs', () => {
    // Over a loss that counts the output of step t only, the total derivative by the activations of step t is the
    // direct path; over a loss that counts only later outputs it is the recurrent path. The sums of step t are moved
    // through the biases of a layer that is run for that step alone.
    const { parameters, initial, x, upstream, sizes } = randomCase(4, 1, 2, 3);
    const { T, I, H } = sizes;
    const { preActivations } = lstmBackward(parameters, lstmForward(parameters, x, initial, sizes), upstream);
    for (let t = 0; t < T; t++) {
      const nudge = new Float64Array(4 * H);
      const run = (): { here: number; later: number } => {
        const part = (from: number, to: number, state: typeof initial, bias: Float64Array) =>
          lstmForward({ ...parameters, bias_ih: bias }, x.slice(from * I, to * I), state, {
            T: to - from,
            B: 1,
            I,
            H,
          });
        const last = (trace: LayerTrace) => ({
          cellState: trace.activations.cellState!.slice(-H),
          hiddenState: trace.activations.hiddenState!.slice(-H),
        });
        const start = t === 0 ? initial : last(part(0, t, initial, parameters.bias_ih));
        const nudged = part(
          t,
          t + 1,
          start,
          parameters.bias_ih.map((bias, k) => bias + nudge[k]),
        );
        const rest = t + 1 < T ? part(t + 1, T, last(nudged), parameters.bias_ih) : null;
        return {
          here: lossOf(nudged, upstream.slice(t * H, (t + 1) * H)),
          later: rest ? lossOf(rest, upstream.slice((t + 1) * H)) : 0,
        };
      };
      const direct = byDifferences(nudge, () => run().here);
      const recurrent = byDifferences(nudge, () => run().later);
      cells.lstm.gates.forEach((gate, block) => {
        const rows = (values: Float64Array) => values.slice(block * H, (block + 1) * H);
        const at = (values: Float64Array | undefined) => values!.slice(t * H, (t + 1) * H);
        for (let unit = 0; unit < H; unit++) {
          expect(at(preActivations.direct[gate])[unit]).toBeCloseTo(rows(direct)[unit], 8);
          expect(at(preActivations.recurrent[gate])[unit]).toBeCloseTo(rows(recurrent)[unit], 8);
        }
      });
    }
  });
});

describe('the two paths', () => {
  const names: readonly ActivationName[] = cells.lstm.activations;
  test('add up to the total exactly, for activations and sums', () => {
    const { parameters, initial, x, upstream, sizes } = randomCase(5, 2, 3, 4);
    const gradients = lstmBackward(parameters, lstmForward(parameters, x, initial, sizes), upstream);
    for (const { total, direct, recurrent } of [gradients.activations, gradients.preActivations]) {
      for (const name of names) {
        const sum = direct[name]?.map((value, k) => value + recurrent[name]![k]);
        expect(total[name]).toEqual(sum);
      }
    }
    expect(gradients.activations.direct.hiddenState).toEqual(upstream);
  });

  test('the recurrent path is empty at the last step, and everything is zero without a loss', () => {
    const { parameters, initial, x, upstream, sizes } = randomCase(3, 2, 2, 2);
    const trace = lstmForward(parameters, x, initial, sizes);
    const { recurrent } = lstmBackward(parameters, trace, upstream).activations;
    for (const name of names) expect(recurrent[name]!.slice(-4).every((value) => value === 0)).toBe(true);
    const silent = lstmBackward(parameters, trace, new Float64Array(upstream.length));
    const all = [...Object.values(silent.parameters), silent.x, ...Object.values(silent.initial)];
    expect(all.every((array) => array.every((value) => value === 0))).toBe(true);
  });
});

test('an array of the wrong length is refused by name', () => {
  const { parameters, initial, x, upstream, sizes } = randomCase(2, 1, 2, 2);
  expect(() => lstmForward(parameters, x.slice(1), initial, sizes)).toThrow(/^x: expected \[2, 1, 2\]/);
  const short = { ...parameters, weight_hh: new Float64Array(3) };
  expect(() => lstmForward(short, x, initial, sizes)).toThrow(/^weight_hh: expected/);
  const trace = lstmForward(parameters, x, initial, sizes);
  expect(() => lstmBackward(parameters, trace, upstream.slice(1))).toThrow(/^upstream: expected/);
});
