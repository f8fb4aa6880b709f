import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { softmaxCrossEntropy, softmaxCrossEntropyGradient } from './crossEntropy.ts';

beforeAll(() => setBackend('cpu'));

const targets = () => tensor1d([1, 0], 'int32');

it('is ln V where all letters are equally likely, and stays finite for logits that overflow exp', async () => {
  const logits = tensor2d([[7, 7, 7, 7], [1000, 0, -1000, 0]]); // prettier-ignore
  const [even, sure] = await softmaxCrossEntropy(logits, targets()).data();
  expect(even).toBeCloseTo(Math.log(4), 6);
  expect(sure).toBe(0);
});

it('has the gradient that finite differences give; 1e-3 for steps of 1e-2 in float32', async () => {
  const values = [0.3, -0.5, 0.9, 0.1, 1.2, -0.7];
  const upstream = tensor1d([0.25, 2]);
  const analytic = await softmaxCrossEntropyGradient(tensor2d(values, [2, 3]), targets(), upstream).data();
  const loss = async (changed: number[]) => {
    const [first, second] = await softmaxCrossEntropy(tensor2d(changed, [2, 3]), targets()).data();
    return 0.25 * first + 2 * second;
  };
  for (let k = 0; k < values.length; k++) {
    const moved = (by: number) => values.map((value, j) => (j === k ? value + by : value));
    const numeric = ((await loss(moved(0.01))) - (await loss(moved(-0.01)))) / 0.02;
    expect(Math.abs(analytic[k] - numeric)).toBeLessThan(1e-3);
  }
});
