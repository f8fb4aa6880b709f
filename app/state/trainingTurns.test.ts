import { expect, test } from 'vitest';
import { ConnectionClosedError } from '#protocol/channel';
import { inTurn } from './trainingTurns.ts';

const unexpected = (error: unknown) => expect.unreachable(String(error));
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

test('what is asked later starts when what was asked before has ended', async () => {
  const order: string[] = [];
  const slow = inTurn(async () => {
    order.push('slow starts');
    await pause();
    order.push('slow ends');
  }, unexpected);
  await Promise.all([slow, inTurn(() => void order.push('quick'), unexpected)]);
  expect(order).toEqual(['slow starts', 'slow ends', 'quick']);
});

test('an error is told and does not hold up what follows', async () => {
  const errors: unknown[] = [];
  const failed = new RangeError('too many');
  await inTurn(
    () => Promise.reject(failed),
    (error) => errors.push(error),
  );
  await inTurn(
    () => Promise.reject(new ConnectionClosedError('gone')),
    (error) => errors.push(error),
  );
  expect(errors).toEqual([failed]);
  let followed = false;
  await inTurn(() => void (followed = true), unexpected);
  expect(errors).toEqual([failed]);
  expect(followed).toBe(true);
});

test('what an engine that is gone interrupts can be asked again, after what was asked meanwhile', async () => {
  const order: string[] = [];
  let gone = true;
  const act = () => {
    order.push(gone ? 'interrupted' : 'done');
    if (gone) throw new ConnectionClosedError('gone');
  };
  const first = inTurn(act, unexpected, () => void inTurn(act, unexpected));
  const mended = inTurn(() => void (gone = false), unexpected);
  await Promise.all([first, mended]);
  await inTurn(() => void order.push('next'), unexpected);
  expect(order).toEqual(['interrupted', 'done', 'next']);
});
