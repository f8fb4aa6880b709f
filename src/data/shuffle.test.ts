import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from './random.ts';
import { dealOut, shuffled, wholeNumber } from './shuffle.ts';

describe('seeded choices', () => {
  test('every order of three is as likely as any other', () => {
    const random = seededRandom(7);
    const counts = new Map<string, number>();
    for (let k = 0; k < 6000; k++) {
      const order = shuffled(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // Expected 1000 each, standard deviation 29; four of them.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(116);
  });

  test('whole numbers reach both ends and no further', () => {
    const random = seededRandom(3);
    const drawn = new Set(Array.from({ length: 1000 }, () => wholeNumber(random, 5)));
    expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('for any share: two parts, neither empty, that together are the items, the same for the same seed', () => {
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), share, fc.integer(), (count, share, seed) => {
        const items = Array.from({ length: count }, (_, k) => k);
        const { train, validation } = dealOut(items, share, seed);
        expect(train.length * validation.length).toBeGreaterThan(0);
        expect([...train, ...validation].sort((a, b) => a - b)).toEqual(items);
        expect(Math.abs(validation.length - count * share)).toBeLessThanOrEqual(1);
        expect(dealOut(items, share, seed)).toEqual({ train, validation });
      }),
    );
  });

  test('another seed deals otherwise', () => {
    const items = Array.from({ length: 30 }, (_, k) => k);
    expect(dealOut(items, 0.5, 1)).not.toEqual(dealOut(items, 0.5, 2));
  });

  test('what cannot be split is refused', () => {
    expect(() => dealOut([1], 0.5, 1)).toThrow('at least 2 items');
    expect(() => dealOut([1, 2], 0, 1)).toThrow('a share between 0 and 1, got 0');
    expect(() => dealOut([1, 2], Number.NaN, 1)).toThrow('a share');
  });
});
