import { describe, expect, test } from 'vitest';
import { convolvedSteps } from '#rnn/networkFlow';
import type { Examples } from './examples.ts';
import { sparseAnswers } from './sparseAnswers.ts';

const inputs = { kind: 'values', T: 6, I: 1, values: new Float32Array(12) } as const;

describe('answers at some of the steps', () => {
  test('are those of the steps that a convolution has just read', () => {
    const values = Float32Array.from({ length: 24 }, (_, k) => k);
    const examples: Examples = { count: 2, inputs, targets: { kind: 'values', T: 6, O: 2, values } };
    const { targets } = sparseAnswers(examples, 3, 2);
    if (targets.kind !== 'values') throw new TypeError('codes');
    expect([...targets.values]).toEqual([6, 7, 10, 11, 18, 19, 22, 23]);
    const convolution = { kind: 'convolution', name: '', filters: 1, width: 4, stride: 2 } as const;
    expect(targets.T).toBe(convolvedSteps(convolution, 6));
  });

  test('can be codes', () => {
    const codes = Int32Array.from({ length: 12 }, (_, k) => k);
    const examples: Examples = { count: 2, inputs, targets: { kind: 'codes', T: 6, V: 12, codes } };
    const { targets } = sparseAnswers(examples, 1, 3);
    expect(targets).toEqual({ kind: 'codes', T: 2, V: 12, codes: Int32Array.of(1, 4, 7, 10) });
  });

  test('must be there', () => {
    const once: Examples = {
      count: 2,
      inputs,
      targets: { kind: 'values', T: null, O: 1, values: new Float32Array(2) },
    };
    expect(() => sparseAnswers(once, 0, 1)).toThrow('got one answer');
  });
});
