import { expect, test } from 'vitest';
import { spacedStops, steadyStops, stepAxis } from './trainingStops.ts';

const steps = (...trainSteps: readonly number[]) => trainSteps.map((trainStep) => ({ trainStep }));

test('few stops are all there; of many the first and the last, and early ones closer together than late ones', () => {
  const few = steps(0, 3, 9);
  expect(spacedStops(few, 3)).toBe(few);
  const many = steps(...Array.from({ length: 1001 }, (_, k) => k));
  expect(spacedStops(many, 5).map(({ trainStep }) => trainStep)).toEqual(
    [0, 63, 250, 563, 1000].map(
      // (k/4)² · 1000, rounded to a kept step, of two the earlier: 62.5 and 562.5 are half way.
      (step) => (step === 63 ? 62 : step === 563 ? 562 : step),
    ),
  );
  expect(spacedStops(steps(0, 1, 2, 1000), 3).map(({ trainStep }) => trainStep)).toEqual([0, 2, 1000]);
});

test('a run that goes on keeps its stops but the one that stands closest by the root, and shows the newest', () => {
  const stepsOf = (stops: readonly { readonly trainStep: number }[]) =>
    stops.map(({ trainStep }) => trainStep);
  const kept = steps(0, 1, 4, 9, 10, 16, 20, 25);
  // Roots 0, 1, 2, 3, 4, 5: all of one gap; the first of them goes.
  expect(stepsOf(steadyStops([0, 1, 4, 9, 16], kept, 5))).toEqual([0, 4, 9, 16, 25]);
  // Between 9 and 16 the step 10 stands closest.
  expect(stepsOf(steadyStops([0, 4, 9, 10, 16], kept, 5))).toEqual([0, 4, 9, 16, 25]);
  // A stop that is kept no longer is gone; the first moment always is there.
  expect(stepsOf(steadyStops([2, 9], kept, 5))).toEqual([0, 9, 25]);
  expect(steadyStops([], kept, 5)).toEqual(spacedStops(kept, 5));
  expect(steadyStops([0, 9], kept, 8)).toBe(kept);
});

test('a step stands where its root does, labels keep apart, and a pixel leads to the nearest stop', () => {
  const stops = steps(0, 25, 100, 400);
  const axis = stepAxis(stops, 10, 210);
  expect(stops.map(({ trainStep }) => axis.x(trainStep))).toEqual([10, 60, 110, 210]);
  expect([10, 84, 86, 500].map(axis.stopAt)).toEqual([0, 1, 2, 3]);
  for (const [k, { x }] of axis.ticks.slice(1).entries())
    expect(x - axis.ticks[k].x).toBeGreaterThanOrEqual(42);
  expect(axis.ticks.at(-1)).toEqual({ trainStep: 400, x: 210 });
});

test('one stop stands in the middle', () => {
  const axis = stepAxis(steps(70), 0, 100);
  expect(axis.x(70)).toBe(50);
  expect(axis.stopAt(3)).toBe(0);
  expect(axis.ticks).toEqual([{ trainStep: 70, x: 50 }]);
});
