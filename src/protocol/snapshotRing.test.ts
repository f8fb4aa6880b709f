import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { Snapshot } from '#rnn/training';
import { keepSnapshot, nearestSnapshot, snapshotBytes } from './snapshotRing.ts';

const snapshotAt = (trainStep: number): Snapshot => ({
  trainStep,
  parameters: new Float32Array(10),
  moments: new Float32Array(20),
  state: new Float32Array(4),
  cursor: trainStep,
});
const size = snapshotBytes(snapshotAt(0));

function keepAll(steps: Iterable<number>, limit: number): readonly Snapshot[] {
  let kept: readonly Snapshot[] = [];
  for (const step of steps) kept = keepSnapshot(kept, snapshotAt(step), limit);
  return kept;
}

test('kept snapshots never exceed the bound, ascend, and hold the first and the newest', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(10_000), { minLength: 1 }),
      fc.integer({ min: 2, max: 12 }),
      (steps, places) => {
        const ascending = steps.toSorted((a, b) => a - b);
        const kept = keepAll(ascending, places * size).map((snapshot) => snapshot.trainStep);
        expect(kept.length).toBeLessThanOrEqual(places);
        expect(kept).toEqual(kept.toSorted((a, b) => a - b));
        expect(kept[0]).toBe(ascending[0]);
        expect(kept.at(-1)).toBe(ascending.at(-1));
      },
    ),
  );
});

test('the past is thinned more than the present', () => {
  const steps = Array.from({ length: 400 }, (_, k) => 10 * k);
  const kept = keepAll(steps, 20 * size).map((snapshot) => snapshot.trainStep);
  const gap = (k: number) => kept[k + 1] - kept[k];
  expect(kept).toHaveLength(20);
  expect(gap(kept.length - 2)).toBe(10);
  expect(gap(1)).toBeGreaterThan(5 * gap(kept.length - 2));
});

test('going on from an earlier step drops the snapshots of the way not taken', () => {
  const kept = keepSnapshot(keepAll([0, 10, 20, 30], Infinity), snapshotAt(15), Infinity);
  expect(kept.map((snapshot) => snapshot.trainStep)).toEqual([0, 10, 15]);
});

test('the nearest snapshot is found, the earlier of two', () => {
  const kept = keepAll([0, 10, 20], Infinity);
  expect(nearestSnapshot(kept, 14)?.trainStep).toBe(10);
  expect(nearestSnapshot(kept, 15)?.trainStep).toBe(10);
  expect(nearestSnapshot(kept, 99)?.trainStep).toBe(20);
  expect(nearestSnapshot([], 3)).toBeUndefined();
});
