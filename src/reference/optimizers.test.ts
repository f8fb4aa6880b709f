/** Oracle: closed forms of updates, and PyTorch's definition of clipping. Curves of training are golden cases. */
import { describe, expect, test } from 'vitest';
import type { OptimizerSettings } from '#rnn/training';
import { clipGradient, optimizerUpdate } from './optimizers.ts';

const adam = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;

/** One parameter from 0, after each of the updates by `gradients`. */
function course(settings: OptimizerSettings, learningRate: number, gradients: readonly number[]) {
  const parameters = new Float64Array(1);
  const moments = new Float64Array(2);
  return gradients.map((gradient, step) => {
    optimizerUpdate(settings, learningRate, parameters, Float64Array.from([gradient]), moments, step);
    return parameters[0];
  });
}

describe('Adam', () => {
  test('the first update moves every parameter by the learning rate against the sign of its gradient', () => {
    const parameters = Float64Array.from([1, 1, 1]);
    const gradient = Float64Array.from([5, -0.002, 0]);
    optimizerUpdate(adam, 0.1, parameters, gradient, new Float64Array(6), 0);
    // Bias correction makes it lr · g / (|g| + ε); ε is 1e-8 of |g| at 5 and 5e-6 of it at 0.002.
    expect([...parameters].map((value) => Number(value.toFixed(6)))).toEqual([0.9, 1.1, 1]);
  });

  test('a constant gradient moves by the learning rate at every update', () => {
    expect(course(adam, 0.1, Array<number>(50).fill(3)).at(-1)).toBeCloseTo(-5, 6);
  });
});

describe('gradient descent', () => {
  test('without momentum: the rate times the gradient', () => {
    expect(course({ kind: 'sgd', momentum: 0 }, 0.25, [4, -2])).toEqual([-1, -0.5]);
  });

  test('momentum m under a constant gradient: steps of lr · g · (1 − mⁿ) / (1 − m)', () => {
    // Velocities 2, 3, 3.5, 3.75; halves are exact.
    expect(course({ kind: 'sgd', momentum: 0.5 }, 0.5, [2, 2, 2, 2])).toEqual([-1, -2.5, -4.25, -6.125]);
  });

  test('with momentum it goes on when the gradient has gone', () => {
    expect(course({ kind: 'sgd', momentum: 0.5 }, 1, [8, 0, 0])).toEqual([-8, -12, -14]);
  });
});

describe('RMSProp', () => {
  test('divides by the root of the mean square, not corrected for its start at zero, plus epsilon', () => {
    const settings = { kind: 'rmsProp', decay: 0.75, epsilon: 0.5 } as const;
    // v = 0.25 · 4 = 1, root 1: 0.1 · 2 / 1.5. Then v = 0.75 + 0.25 · 1 = 1 again: 0.1 · 1 / 1.5.
    const expected = [-0.2 / 1.5, -0.3 / 1.5].map((value) => expect.closeTo(value, 14));
    expect(course(settings, 0.1, [2, 1])).toEqual(expected);
  });

  test('keeps its mean square in the second half of the moments', () => {
    const moments = new Float64Array(2);
    const one = () => Float64Array.from([2]);
    optimizerUpdate({ kind: 'rmsProp', decay: 0.75, epsilon: 1e-8 }, 0.1, one(), one(), moments, 0);
    expect([...moments]).toEqual([0, 1]);
  });
});

test('arrays that do not fit are refused', () => {
  const three = new Float64Array(3);
  expect(() => optimizerUpdate(adam, 0.1, three, three, three, 0)).toThrow(/^moments: expected \[2, 3\]/);
});

describe('clipping', () => {
  test('by the norm: scaled by clipNorm / (norm + 1e-6) above the bound; the norm before is returned', () => {
    const gradient = Float64Array.from([3, 4]);
    expect(clipGradient(gradient, { clipNorm: 1 })).toBe(5);
    expect([...gradient]).toEqual([3, 4].map((value) => expect.closeTo(value / (5 + 1e-6), 14)));
  });

  test('a gradient below its bounds, and any without bounds, is untouched', () => {
    const gradient = Float64Array.from([3, 4]);
    expect(clipGradient(gradient, { clipNorm: 6, clipValue: 4 })).toBe(5);
    expect(clipGradient(gradient, { clipNorm: null, clipValue: null })).toBe(5);
    expect([...gradient]).toEqual([3, 4]);
  });

  test('by value: each to its bound with its sign', () => {
    const gradient = Float64Array.from([-7, 0.5, 2]);
    clipGradient(gradient, { clipValue: 1 });
    expect([...gradient]).toEqual([-1, 0.5, 1]);
  });

  test('both: by value first, then by the norm of what is left; the norm returned is that before either', () => {
    const gradient = Float64Array.from([30, 4]);
    expect(clipGradient(gradient, { clipValue: 3, clipNorm: 1 })).toBeCloseTo(Math.hypot(30, 4), 12);
    // [3, 3] scaled to norm 1 (within the 1e-6 of the formula).
    expect([...gradient]).toEqual([1, 1].map(() => expect.closeTo(Math.SQRT1_2, 6)));
  });

  test('NaN is not hidden', () => {
    const gradient = Float64Array.from([NaN, 2]);
    expect(clipGradient(gradient, { clipValue: 1, clipNorm: 1 })).toBeNaN();
    expect(gradient[0]).toBeNaN();
  });
});
