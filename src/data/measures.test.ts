import { describe, expect, test } from 'vitest';
import { notCounted, type Examples } from './examples.ts';
import { accuracy, lastStepError } from './measures.ts';

const inputs = { kind: 'values', T: 2, I: 1, values: new Float32Array(4) } as const;

describe('measures, computed by hand', () => {
  test('of forecasts after every step the last one counts', () => {
    const values = Float32Array.of(9, 9, 1, 2, 9, 9, 3, 4);
    const examples: Examples = { count: 2, inputs, targets: { kind: 'values', T: 2, O: 2, values } };
    // Errors of the last steps: 1, 0, 0, 3.
    expect(lastStepError([0, 0, 2, 2, 0, 0, 3, 7], examples)).toBe((1 + 9) / 4);
  });

  test('one forecast for the whole sequence is its last', () => {
    const values = Float32Array.of(1, 2);
    const examples: Examples = { count: 2, inputs, targets: { kind: 'values', T: null, O: 1, values } };
    expect(lastStepError([1, 4], examples)).toBe(2);
    expect(() => lastStepError([1], examples)).toThrow('outputs: expected [2, 1, 1]');
  });

  test('the largest output is the answer, and places that do not count are left out', () => {
    const codes = Int32Array.of(1, notCounted, 0, 2);
    const examples: Examples = { count: 2, inputs, targets: { kind: 'codes', T: 2, V: 3, codes } };
    const outputs = [0, 5, 1, 9, 0, 0, -3, -2, -1, 0, 1, 2];
    expect(accuracy(outputs, examples)).toBeCloseTo(2 / 3, 12);
    expect(() => lastStepError(outputs, examples)).toThrow('expected numbers');
  });
});
