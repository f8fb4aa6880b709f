import { readFileSync } from 'node:fs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellName } from '#rnn/cells';
import { runRecurrentLayers } from './layerRun.ts';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../e2e/golden/${name}.json`, import.meta.url), 'utf8'));

const valuesOf = (arrays: Record<string, { data: number[] }>) =>
  Object.fromEntries(Object.entries(arrays).map(([key, { data }]) => [key, data]));

/** Largest difference relative to the largest magnitude expected. */
function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(0, ...expected.map(Math.abs));
  return Math.max(0, ...expected.map((value, k) => Math.abs(actual[k] - value))) / (largest || 1);
}

beforeAll(() => setBackend('cpu'));

describe('the cpu kernels against PyTorch in float64 (golden cases); 2e-4 is float32 over a few dozen sums', () => {
  it.each<[string, CellName]>([
    ['rnn-tanh', 'rnn'],
    ['rnn-relu', 'rnnRelu'],
    ['rnn-layernorm', 'rnnLayerNorm'],
    ['lstm', 'lstm'],
    ['lstm-2-layers', 'lstm'],
    ['lstm-peephole', 'lstmPeephole'],
    ['gru-reset-after', 'gru'],
    ['gru-reset-before', 'gruResetBefore'],
    ['gru-2-layers', 'gru'],
  ])('%s: forward, trace and every derivative', async (name, cell) => {
    const { dims, options, params, x, h0, c0, upstream, expect: expected } = golden(name);
    const before = memory().numTensors;
    const actual = await runRecurrentLayers({
      cell,
      epsilon: options?.layerNormEps,
      T: dims.steps,
      B: dims.batch,
      I: dims.inputs,
      H: dims.units,
      layers: dims.layers,
      parameters: valuesOf(params),
      x: x.data,
      initial: valuesOf(c0 ? { h0, c0 } : { h0 }),
      upstream: upstream.data,
    });
    expect(memory().numTensors).toBe(before);
    expect(actual.loss).toBeCloseTo(expected.loss, 5);
    expect(relativeError(actual.output, expected.output.data)).toBeLessThan(2e-4);
    expect(relativeError(actual.final['hn'], expected.hn.data)).toBeLessThan(2e-4);
    expect(relativeError(actual.final['cn'] ?? [], expected.cn?.data ?? [])).toBeLessThan(2e-4);
    for (const [key, { data }] of Object.entries<{ data: number[] }>(expected.grad)) {
      expect(relativeError(actual.grad[key], data), `${key}`).toBeLessThan(2e-4);
    }
    // The files made with torch.nn hold twice the derivative in gradTrace: nothing follows the last step, so there
    // the derivative by h is `upstream` itself.
    const top = expected.gradTrace.at(-1).h.data.at(-1) / upstream.data.at(-1);
    const factor = Math.abs(top - 2) < 1e-9 ? 2 : 1;
    for (let layer = 0; layer < dims.layers; layer++) {
      for (const [letter, { data }] of Object.entries<{ data: number[] }>(expected.trace[layer])) {
        expect(relativeError(actual.trace[layer][letter], data), `${letter}`).toBeLessThan(2e-4);
        const byLetter = expected.gradTrace[layer][letter].data.map((value: number) => value / factor);
        expect(relativeError(actual.gradTrace[layer][letter], byLetter), `${letter}`).toBeLessThan(2e-4);
      }
    }
  });
});
