import { describe, expect, test } from 'vitest';
import { letterEntropy } from './letterEntropy.ts';

// Oracle: the closed form −Σ p log₂ p with dyadic p, exact in binary; tolerance a few units of float64 rounding.
describe('entropy of letter frequencies', () => {
  test('letters that are equally frequent need log₂ V bits', () => {
    expect(letterEntropy([0, 1, 2, 3, 3, 2, 1, 0], 4)).toBeCloseTo(2, 12);
  });

  test('frequencies ½, ¼, ⅛, ⅛ need 1.75 bits', () => {
    expect(letterEntropy([0, 0, 0, 0, 1, 1, 2, 3], 4)).toBeCloseTo(1.75, 12);
  });

  test('letters of the vocabulary that do not occur add nothing', () => {
    expect(letterEntropy([0, 5, 0, 5], 40)).toBeCloseTo(1, 12);
  });

  test('a text of one letter, and an empty one, need no bits', () => {
    expect(letterEntropy([2, 2, 2], 3)).toBe(0);
    expect(letterEntropy([], 3)).toBe(0);
  });
});
