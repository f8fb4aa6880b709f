/** Oracle: closed forms of the first updates, and PyTorch's definition of clipping. The curve is a golden case. */
import { describe, expect, test } from 'vitest';
import { adamUpdate, clipByGlobalNorm } from './adam.ts';

const options = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

describe('Adam', () => {
  test('the first update moves every parameter by the learning rate against the sign of its gradient', () => {
    const parameters = Float64Array.from([1, 1, 1]);
    adamUpdate(parameters, Float64Array.from([5, -0.002, 0]), new Float64Array(6), 0, options);
    // Bias correction makes it lr · g / (|g| + ε); ε is 1e-8 of |g| at 5 and 5e-6 of it at 0.002.
    expect([...parameters].map((value) => Number(value.toFixed(6)))).toEqual([0.9, 1.1, 1]);
  });

  test('a constant gradient moves by the learning rate at every update', () => {
    const parameters = Float64Array.from([0]);
    const moments = new Float64Array(2);
    for (let step = 0; step < 50; step++)
      adamUpdate(parameters, Float64Array.from([3]), moments, step, options);
    expect(parameters[0]).toBeCloseTo(-5, 6);
  });

  test('arrays that do not fit are refused', () => {
    const three = new Float64Array(3);
    expect(() => adamUpdate(three, three, three, 0, options)).toThrow(/^moments: expected \[2, 3\]/);
  });
});

describe('clipping by the global norm', () => {
  test('scales by clipNorm / (norm + 1e-6) above the bound and returns the norm before', () => {
    const gradient = Float64Array.from([3, 4]);
    expect(clipByGlobalNorm(gradient, 1)).toBe(5);
    expect([...gradient]).toEqual([3, 4].map((value) => expect.closeTo(value / (5 + 1e-6), 14)));
  });

  test('leaves a gradient below the bound, and any without a bound, untouched', () => {
    const gradient = Float64Array.from([3, 4]);
    expect([clipByGlobalNorm(gradient, 6), clipByGlobalNorm(gradient, null)]).toEqual([5, 5]);
    expect([...gradient]).toEqual([3, 4]);
  });
});
