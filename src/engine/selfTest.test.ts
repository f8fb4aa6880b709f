import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { selfTestCases } from '#worker/selfTestCases';
import { selfTest } from './selfTest.ts';

beforeAll(() => setBackend('cpu'));

it('the cpu backend agrees with the float64 reference on loss, state and gradient; 1e-5 is float32', async () => {
  const { forwardError, gradientError } = await selfTest(selfTestCases());
  expect(forwardError).toBeLessThan(1e-5);
  expect(gradientError).toBeLessThan(1e-5);
});

it('leaves no tensor behind', async () => {
  const test = selfTestCases();
  await selfTest(test);
  const before = memory().numTensors;
  await selfTest(test);
  expect(memory().numTensors).toBe(before);
});

it.each([0, 1])('notices a wrong answer in case %i', async (which) => {
  const tests = selfTestCases();
  const { expected } = tests[which];
  const gradient = Float64Array.from(expected.gradient);
  gradient[5] += 0.01;
  const wrong = { ...tests[which], expected: { ...expected, gradient } };
  const { gradientError } = await selfTest(tests.with(which, wrong));
  expect(gradientError).toBeGreaterThan(1e-3);
});
