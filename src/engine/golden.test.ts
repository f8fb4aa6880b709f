import { readFileSync } from 'node:fs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { trainForecaster } from './forecaster.ts';
import { runLstmLayers } from './layerRun.ts';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../e2e/golden/${name}.json`, import.meta.url), 'utf8'));

/** Largest difference relative to the largest magnitude expected. */
function relativeError(actual: ArrayLike<number>, expected: readonly number[], factor = 1): number {
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(...expected.map(Math.abs)) / factor;
  return Math.max(...expected.map((value, k) => Math.abs(actual[k] - value / factor))) / (largest || 1);
}

beforeAll(() => setBackend('cpu'));

describe('the cpu kernels against PyTorch in float64 (golden cases); 2e-4 is float32 over a few dozen sums', () => {
  it.each(['lstm', 'lstm-2-layers'])('%s: forward, trace and every derivative', async (name) => {
    const { dims, params, x, h0, c0, upstream, expect: expected } = golden(name);
    const before = memory().numTensors;
    const actual = await runLstmLayers({
      T: dims.steps,
      B: dims.batch,
      I: dims.inputs,
      H: dims.units,
      layers: dims.layers,
      parameters: Object.fromEntries(
        Object.entries<{ data: number[] }>(params).map(([key, { data }]) => [key, data]),
      ),
      x: x.data,
      h0: h0.data,
      c0: c0.data,
      upstream: upstream.data,
    });
    expect(memory().numTensors).toBe(before);
    expect(actual.loss).toBeCloseTo(expected.loss, 5);
    expect(relativeError(actual.output, expected.output.data)).toBeLessThan(2e-4);
    expect(relativeError(actual.hn, expected.hn.data)).toBeLessThan(2e-4);
    expect(relativeError(actual.cn, expected.cn.data)).toBeLessThan(2e-4);
    for (const [key, { data }] of Object.entries<{ data: number[] }>(expected.grad)) {
      expect(relativeError(actual.grad[key], data)).toBeLessThan(2e-4);
    }
    for (let layer = 0; layer < dims.layers; layer++) {
      for (const letter of ['i', 'f', 'g', 'o', 'c', 'h']) {
        expect(relativeError(actual.trace[layer][letter], expected.trace[layer][letter].data)).toBeLessThan(
          2e-4,
        );
        // These two files hold twice the derivative in gradTrace: retained gradients of two backward passes.
        const byLetter = expected.gradTrace[layer][letter].data;
        expect(relativeError(actual.gradTrace[layer][letter], byLetter, 2)).toBeLessThan(2e-4);
      }
    }
  });

  it('train-sine-lstm: loss and gradient norm of 20 updates with Adam, within 1%', async () => {
    const { dims, initial, optimizer, expect: expected } = golden('train-sine-lstm');
    const series = Array.from({ length: 1000 }, (_, k) => Math.sin((100 * k) / 999));
    const { steps: T, batch: B } = dims;
    const x = Float32Array.from({ length: T * B }, (_, k) => series[Math.floor(k / B) + (k % B)]);
    const curves = await trainForecaster({
      T,
      B,
      I: dims.inputs,
      H: dims.units,
      x,
      targets: Float32Array.from(series.slice(T)),
      initial: Object.fromEntries(
        Object.entries<{ data: number[] }>(initial).map(([key, { data }]) => [key, data]),
      ),
      optimizer,
      steps: expected.lossBeforeStep.length,
    });
    for (const [k, loss] of expected.lossBeforeStep.entries()) {
      expect(Math.abs(curves.loss[k] - loss)).toBeLessThan(0.01 * loss + 1e-5);
      expect(Math.abs(curves.gradientNorm[k] - expected.gradNorm[k])).toBeLessThan(
        0.01 * expected.gradNorm[k] + 1e-5,
      );
    }
  }, 60_000);
});
