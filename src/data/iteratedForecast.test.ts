import { expect, test } from 'vitest';
import type { Examples } from './examples.ts';
import { iteratedForecast } from './iteratedForecast.ts';

test('a forecaster of the sum of all it read doubles: each forecast is read with what was measured', async () => {
  const examples: Examples = {
    count: 2,
    inputs: { kind: 'values', T: 2, I: 1, values: Float32Array.of(1, 2, 10, 0) },
    targets: { kind: 'values', T: null, O: 3, values: new Float32Array(6) },
  };
  const lengths: number[] = [];
  const sum = async ({ count, inputs }: Examples) => {
    if (inputs.kind !== 'values') throw new TypeError('codes');
    const { T, values } = inputs;
    lengths.push(T);
    return Array.from({ length: count }, (_, n) =>
      values.subarray(n * T, (n + 1) * T).reduce((total, value) => total + value, 0),
    );
  };
  expect([...(await iteratedForecast(sum, examples, 3))]).toEqual([3, 6, 12, 10, 20, 40]);
  expect(lengths).toEqual([2, 3, 4]);
});

test('several numbers a step cannot be forecast from one', async () => {
  const examples: Examples = {
    count: 1,
    inputs: { kind: 'values', T: 1, I: 2, values: new Float32Array(2) },
    targets: { kind: 'values', T: null, O: 1, values: new Float32Array(1) },
  };
  await expect(iteratedForecast(async () => [0], examples, 1)).rejects.toThrow('one number a step');
});
