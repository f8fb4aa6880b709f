import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderRoc, pearson, unitFollowers } from './unitFollowers.ts';

/** By the definition: every letter with the property against every one without it. */
function everyPair(values: readonly number[], wanted: readonly number[]): number {
  let [wins, pairs] = [0, 0];
  values.forEach((high, a) =>
    values.forEach((low, b) => {
      if (wanted[a] !== 1 || wanted[b] !== 0) return;
      pairs += 1;
      wins += high > low ? 1 : high === low ? 0.5 : 0;
    }),
  );
  return wins / pairs;
}

describe('the area under the ROC curve', () => {
  it('is 1 for values that part the letters, 0 the other way round, and ½ for one value throughout', () => {
    expect(areaUnderRoc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
    expect(areaUnderRoc([1, 2, 3, 4], [1, 1, 0, 0])).toBe(0);
    expect(areaUnderRoc([7, 7, 7], [0, 1, 1])).toBe(0.5);
    expect(areaUnderRoc([-0, 0], [0, 1])).toBe(0.5);
  });

  it('is the share of pairs that are in order, ties half; oracle: all pairs', () => {
    // Few distinct values, so that there are many ties, or any.
    const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 40 }),
        (letters) => {
          const values = letters.map(([own]) => own);
          const wanted = letters.map(([, has]) => has);
          // Without a pair both are not a number. Ranks are whole or half: only the last division rounds.
          const [area, expected] = [areaUnderRoc(values, wanted), everyPair(values, wanted)];
          const alike = Number.isNaN(expected) ? Number.isNaN(area) : Math.abs(area - expected) < 1e-13;
          expect(alike).toBe(true);
        },
      ),
    );
  });

  it('is not a number where no letter or every letter has the property, or a value is not a number', () => {
    expect(areaUnderRoc([1, 2], [0, 0])).toBeNaN();
    expect(areaUnderRoc([1, 2], [1, 1])).toBeNaN();
    expect(areaUnderRoc([1, NaN], [0, 1])).toBeNaN();
    expect(areaUnderRoc([], [])).toBeNaN();
  });
});

describe('Pearson’s r', () => {
  it('is ±1 on a line and follows its closed form for three points', () => {
    expect(pearson([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 15);
    expect(pearson([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 15);
    // Deviations (−1, 0, 1) and (−1, 1, 0): 1 / (√2 √2).
    expect(pearson([1, 2, 3], [0, 2, 1])).toBeCloseTo(0.5, 15);
  });

  it('is not a number where one side never changes, even when its mean is rounded', () => {
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
    expect(pearson([0, 0], [1, 2])).toBeNaN();
    expect(pearson([1, NaN], [1, 2])).toBeNaN();
  });

  it('holds for tiny values as for others', () => {
    expect(pearson([1e-120, 2e-120, 3e-120], [0, 2, 1])).toBeCloseTo(0.5, 12);
  });
});

describe('the search for a unit', () => {
  const wanted = [0, 0, 1, 1];
  //             rises, falls, never changes, half
  const values = [0, 9, 5, 1, 1, 8, 5, 3, 2, 3, 5, 2, 3, 1, 5, 4];

  it('puts the closest follower first, whichever way it goes, and equal ones by their number', () => {
    expect(unitFollowers(values, 4, wanted, true)).toEqual([
      { unit: 0, measured: 1, score: 1 },
      { unit: 1, measured: 0, score: 1 },
      { unit: 3, measured: 0.75, score: 0.75 },
      { unit: 2, measured: 0.5, score: 0.5 },
    ]);
  });

  it('measures amounts by |r| and puts a unit that never changes last', () => {
    const found = unitFollowers(values, 4, [1, 2, 3, 4], false);
    expect(found.map(({ unit }) => unit)).toEqual([0, 1, 3, 2]);
    expect(found[0].score).toBeCloseTo(1, 15);
    expect(found[1].measured).toBeLessThan(-0.9);
    expect(found[3].score).toBeNaN();
  });
});
