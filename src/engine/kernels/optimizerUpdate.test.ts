import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor1d, tensor2d, zeros, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#data/random';
import { clipGradient, optimizerUpdate as referenceUpdate } from '#reference/optimizers';
import type { OptimizerSettings } from '#rnn/training';
import { relativeError } from '../../../e2e/parity/relativeError.ts';
import { adamDefaults, optimizerUpdate } from './optimizerUpdate.ts';
import { recordStep } from './recordStep.ts';

beforeAll(() => setBackend('cpu'));

const settings = { optimizer: adamDefaults, learningRate: 0.1, clipNorm: null, clipValue: null };
const emptyLog = () => zeros([2, 3]) as Tensor2D;

async function rows(state: Tensor2D): Promise<number[][]> {
  return (await state.array()) as number[][];
}

it('moves every parameter by the learning rate against its gradient in the first update (closed form)', async () => {
  const state = tensor2d([[1, 2, 3], [0, 0, 0], [0, 0, 0]]); // prettier-ignore
  const [parameters, first, second] = await rows(
    optimizerUpdate(state, tensor1d([0.5, -4, 100]), emptyLog(), 0, 1, settings),
  );
  // m / (1 − β1) = g and v / (1 − β2) = g², so the step is lr · g / |g|; float32 to 1e-6.
  [0.9, 2.1, 2.9].forEach((value, k) => expect(parameters[k]).toBeCloseTo(value, 6));
  [0.05, -0.4, 10].forEach((value, k) => expect(first[k]).toBeCloseTo(value, 6));
  [0.00025, 0.016, 10].forEach((value, k) => expect(second[k]).toBeCloseTo(value, 5));
});

it('keeps a constant gradient’s step at the learning rate, whatever the update (closed form)', async () => {
  let state = tensor2d([[0], [0], [0]]); // prettier-ignore
  for (let update = 1; update <= 25; update++) {
    state = optimizerUpdate(state, tensor1d([3]), emptyLog(), 0, update, settings);
  }
  const [[parameter]] = await rows(state);
  // 25 steps of 0.1; bias corrections in float32 leave 1e-5.
  expect(parameter).toBeCloseTo(-2.5, 4);
});

it('scales a gradient whose norm is above the bound, and leaves a smaller one alone', async () => {
  const gradient: Tensor1D = tensor1d([3, 4]);
  const log = recordStep(gradient, tensor1d([2, 4]), emptyLog(), 1, 2, null);
  expect(await log.array()).toEqual([[0, 0, 0], [3, 5, 5]]); // prettier-ignore
  const state = zeros([3, 2]) as Tensor2D;
  const clipped = await rows(optimizerUpdate(state, gradient, log, 1, 1, { ...settings, clipNorm: 1 }));
  // (1 − β1) · g / 5, with PyTorch's 1e-6 in the divisor.
  [0.06, 0.08].forEach((value, k) => expect(clipped[1][k]).toBeCloseTo(value, 6));
  const whole = await rows(optimizerUpdate(state, gradient, log, 1, 1, { ...settings, clipNorm: 5.1 }));
  [0.3, 0.4].forEach((value, k) => expect(whole[1][k]).toBeCloseTo(value, 6));
});

describe('three updates are those of the reference', () => {
  const P = 70;
  const optimizers: readonly OptimizerSettings[] = [
    { kind: 'sgd', momentum: 0 },
    { kind: 'sgd', momentum: 0.9 },
    { kind: 'rmsProp', decay: 0.8, epsilon: 1e-3 },
    { kind: 'adam', beta1: 0.8, beta2: 0.95, epsilon: 1e-3 },
  ];
  // Gradients are on ±1, of a norm about 4.8: every bound binds, the norm also after the values.
  const bounds = [
    { clipValue: null, clipNorm: null },
    { clipValue: 0.3, clipNorm: null },
    { clipValue: null, clipNorm: 0.5 },
    { clipValue: 0.3, clipNorm: 0.5 },
    { clipValue: 2, clipNorm: 50 },
  ];
  const cases = optimizers.flatMap((optimizer) => bounds.map((clipping) => ({ optimizer, clipping })));
  it.each(cases)('$optimizer, $clipping', async ({ optimizer, clipping }) => {
    const random = seededRandom(6);
    const values = () => Float64Array.from({ length: P }, () => Math.fround(2 * random.next() - 1));
    const expected = values();
    const moments = new Float64Array(2 * P);
    let state: Tensor2D = tensor2d(Float32Array.from([...expected, ...moments]), [3, P]);
    for (let update = 0; update < 3; update++) {
      const gradient = values();
      const given = tensor1d(Float32Array.from(gradient));
      const log = recordStep(given, tensor1d([0]), emptyLog(), 1, 1, clipping.clipValue);
      // Another rate at every update, as a schedule gives it.
      const learningRate = 0.1 / (update + 1);
      state = optimizerUpdate(state, given, log, 1, update + 1, { optimizer, learningRate, ...clipping });
      const norm = clipGradient(gradient, clipping);
      expect(((await log.array()) as number[][])[1][1]).toBeCloseTo(norm, 5);
      referenceUpdate(optimizer, learningRate, expected, gradient, moments, update);
    }
    const actual = await state.data();
    // Float32 rounds each of a few operations to 6e-8.
    expect(relativeError(actual.slice(0, P), expected)).toBeLessThan(1e-6);
    expect(relativeError(actual.slice(P, 2 * P), moments.subarray(0, P))).toBeLessThan(1e-6);
    expect(relativeError(actual.slice(2 * P), moments.subarray(P))).toBeLessThan(1e-6);
  });
});
