/** Oracle: closed forms. Tolerance: none where powers of two are exact, else rounding. */
import { describe, expect, test } from 'vitest';
import { scheduledShare } from './schedule.ts';
import type { LearningRateSchedule } from './training.ts';

const shares = (schedule: LearningRateSchedule, steps: readonly number[]) =>
  steps.map((step) => scheduledShare(schedule, step));

describe('the learning rate', () => {
  test('constant: the full rate at every update', () => {
    expect(shares({ kind: 'constant' }, [0, 1, 10_000])).toEqual([1, 1, 1]);
  });

  test('step: multiplied after every so many updates', () => {
    const schedule = { kind: 'step', every: 3, factor: 0.5 } as const;
    expect(shares(schedule, [0, 2, 3, 5, 6, 9])).toEqual([1, 1, 0.5, 0.5, 0.25, 0.125]);
  });

  test('exponential: multiplied at every update', () => {
    expect(shares({ kind: 'exponential', rate: 0.5 }, [0, 1, 2, 5])).toEqual([1, 0.5, 0.25, 1 / 32]);
  });

  test('cosine: full at first, halfway between at half time, then the floor', () => {
    const schedule = { kind: 'cosine', over: 100, floor: 0.2 } as const;
    const expected = [1, 0.6, 0.2, 0.2].map((share) => expect.closeTo(share, 14));
    expect(shares(schedule, [0, 50, 100, 5000])).toEqual(expected);
    // cos(π / 3) = 1/2, so a third of the way it has fallen by a quarter.
    expect(scheduledShare({ kind: 'cosine', over: 300, floor: 0 }, 100)).toBeCloseTo(0.75, 14);
  });

  test('warm-up: equal steps to the full rate at update `over`, and on at that', () => {
    const schedule = { kind: 'warmUp', over: 4 } as const;
    const expected = [0.2, 0.4, 0.6, 0.8, 1, 1].map((share) => expect.closeTo(share, 14));
    expect(shares(schedule, [0, 1, 2, 3, 4, 50])).toEqual(expected);
  });

  test('no time to warm up or to fall in: at the end of it from the first update', () => {
    expect(scheduledShare({ kind: 'warmUp', over: 0 }, 0)).toBe(1);
    expect(scheduledShare({ kind: 'cosine', over: 0, floor: 0.1 }, 0)).toBe(0.1);
  });
});
