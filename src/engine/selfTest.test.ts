import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { selfTestCase } from '#worker/selfTestCase';
import { selfTest } from './selfTest.ts';

beforeAll(() => setBackend('cpu'));

it('the cpu backend agrees with the float64 reference on loss, state and gradient; 1e-5 is float32', async () => {
  const { forwardError, gradientError } = await selfTest(selfTestCase());
  expect(forwardError).toBeLessThan(1e-5);
  expect(gradientError).toBeLessThan(1e-5);
});

it('leaves no tensor behind', async () => {
  const test = selfTestCase();
  await selfTest(test);
  const before = memory().numTensors;
  await selfTest(test);
  expect(memory().numTensors).toBe(before);
});

it('notices a wrong answer', async () => {
  const test = selfTestCase();
  const gradient = Float64Array.from(test.expected.gradient);
  gradient[5] += 0.01;
  const { gradientError } = await selfTest({ ...test, expected: { ...test.expected, gradient } });
  expect(gradientError).toBeGreaterThan(1e-3);
});
