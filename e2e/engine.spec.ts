/** What only a browser can show of the engine: real dispatches, tensors, bits; workers that answer while one trains. */
import { expect, test } from 'playwright/test';
import { openHarness, type Harness } from './harness/open.ts';
import { networkCases } from './parity/networkCases.ts';
import { gradientBound, updateBound } from './parity/networkVerdict.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let harness: Harness | undefined;
test.beforeAll(async () => {
  harness = await openHarness({ webgpu: true });
});
test.afterAll(() => harness?.close());

for (const backend of ['webgpu', 'wasm', 'cpu'] as const) {
  test(`${backend}: few dispatches, no leak, the same bits again, right at every width`, async () => {
    const { report, dispatches, tensors, wideLayer, matrixProducts, losses, resumedLosses } =
      await harness!.run('engineChecks', {
        backend,
      });
    const attempt = report.attempts.find(({ name }) => name === backend);
    expect(attempt?.outcome).toEqual({ kind: 'chosen' });
    // Against the float64 reference: float32 over a few dozen sums.
    expect(attempt?.forwardError).toBeLessThan(2e-4);
    expect(attempt?.gradientError).toBeLessThan(2e-4);
    expect(wideLayer.forwardError).toBeLessThan(2e-4);
    expect(wideLayer.gradientError).toBeLessThan(2e-4);
    // Sums of at most 16 terms in float32.
    for (const [form, error] of Object.entries(matrixProducts)) expect(error, `${form}`).toBeLessThan(1e-6);
    expect(Object.keys(matrixProducts)).toHaveLength(12);

    for (const [cell, { T20, T200 }] of dispatches) {
      expect(T200, `${cell}`).toBe(T20);
      if (backend === 'webgpu') expect(T20, `${cell}`).toBeGreaterThan(0);
      // Extra parameters, a second recurrent product or two sets of sums cost a few more than the LSTM's.
      expect(T20, `${cell}`).toBeLessThanOrEqual(cell === 'lstm' ? 25 : 32);
    }

    expect(tensors.after1000).toBe(tensors.after10);
    expect(losses[1]).toEqual(losses[0]);
    expect(resumedLosses).toEqual(losses[0]);
    expect(losses[0].at(-1)).toBeLessThan(losses[0][0]);
  });
}

for (const backend of ['webgpu', 'wasm'] as const) {
  test(`${backend}: the inspector answers while the engine trains`, async () => {
    const { milliseconds, steps, letters, pausedAt } = await harness!.run('inspectWhileTraining', {
      backend,
    });
    const median = milliseconds.toSorted((a, b) => a - b)[milliseconds.length >> 1];
    test.info().annotations.push({ type: 'median ms', description: median.toFixed(1) });
    expect(steps).toBeGreaterThan(0);
    expect(pausedAt).toBeGreaterThanOrEqual(steps);
    expect(new Set(letters)).toEqual(new Set([50]));
  });
}

for (const backend of ['webgpu', 'wasm', 'cpu'] as const) {
  test(`${backend}: two runs at once both get on, each with the bits that it has by itself`, async () => {
    const { together, apart } = await harness!.run('twoRuns', { backend, atLeast: 60 });
    expect(Object.keys(together)).toEqual(['quick', 'slow']);
    for (const name of ['quick', 'slow']) {
      expect(together[name].length).toBeGreaterThanOrEqual(60);
      expect(together[name].at(-1)).toBeLessThan(together[name][0]);
    }
    expect(together).toEqual(apart);
  });
}

// On the cpu backend the same cases are unit tests.
for (const backend of ['webgpu', 'wasm'] as const) {
  test(`${backend}: every kind of network trains as the reference does, with every optimizer`, async () => {
    const verdicts = await harness!.run('networkChecks', { backend });
    expect(verdicts.map(({ name }) => name)).toEqual(networkCases.map(({ name }) => name));
    const worst = (of: 'gradientError' | 'updateError') => verdicts.reduce((a, b) => (b[of] > a[of] ? b : a));
    for (const of of ['gradientError', 'updateError'] as const) {
      const { name, where, [of]: error } = worst(of);
      const place = `${error.toExponential(1)} in ${where[of === 'gradientError' ? 0 : 1]} of ${name}`;
      test.info().annotations.push({ type: `worst ${of}`, description: place });
      console.log(`  ${backend}, worst ${of} of ${verdicts.length} networks: ${place}`);
      expect(error, place).toBeLessThan(of === 'gradientError' ? gradientBound : updateBound);
    }
  });
}

// Last: it breaks the page's WebGPU for good.
test('an adapter that computes wrongly is found out, and wasm is taken', async () => {
  const { chosen, attempts } = await harness!.run('brokenAdapter', null);
  expect(attempts[0]).toMatchObject({ name: 'webgpu', outcome: { kind: 'wrong' } });
  expect(chosen).toBe('wasm');
});
