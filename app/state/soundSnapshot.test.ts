import { expect, test } from 'vitest';
import { soundSnapshot } from './soundSnapshot.ts';

const snapshotOf = (trainStep: number, weight: number) => ({
  trainStep,
  parameters: Float32Array.of(0.1, weight),
  moments: new Float32Array(4),
  state: new Float32Array(2),
  cursor: 0,
});

test('weights in range are gone on from as they are', () => {
  const lastGood = snapshotOf(9, -3);
  expect(soundSnapshot(lastGood, [snapshotOf(0, 1)])).toBe(lastGood);
});

test('weights far out of range give way to the newest kept ones that are not', () => {
  const kept = [snapshotOf(0, 1), snapshotOf(5, 2), snapshotOf(8, 1e20)];
  expect(soundSnapshot(snapshotOf(9, -1e38), kept)).toBe(kept[1]);
});
