import { expect, it } from 'vitest';
import { watchForLoss } from './deviceLoss.ts';

const failing = () => Promise.reject(new RangeError('mapAsync failed'));
const settled = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => 'answered',
      () => 'failed',
    ),
    new Promise((resolve) => setTimeout(() => resolve('silent'), 20)),
  ]);

it('an error is told when no loss comes after it', async () => {
  const loss = watchForLoss(
    () => true,
    () => Promise.resolve(),
  );
  await expect(loss.guard(failing)).rejects.toThrow('mapAsync failed');
  expect(await loss.guard(async () => 7)).toBe(7);
});

it('an error that a loss causes is never told, whether the news of the loss comes before it or after it', async () => {
  let endGrace = () => {};
  const loss = watchForLoss(
    () => true,
    () => new Promise((resolve) => (endGrace = resolve)),
  );
  const early = loss.guard(failing);
  await new Promise((resolve) => setTimeout(resolve));
  loss.happened();
  endGrace();
  expect(await settled(early)).toBe('silent');
  expect(await settled(loss.guard(failing))).toBe('silent');
});

it('a backend without a device that can be lost tells its errors at once', async () => {
  const loss = watchForLoss(
    () => false,
    () => new Promise(() => {}),
  );
  expect(await settled(loss.guard(failing))).toBe('failed');
});
