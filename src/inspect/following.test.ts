/** Oracles: the definition by counting pairs, closed forms, and planted structure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve, correlation, followers } from './following.ts';
import { letterProperty, letterPropertyNames } from './letterProperties.ts';
import { orderedUnits, unitCorrelations } from './unitOrder.ts';

const small = fc.integer({ min: -3, max: 3 });

describe('the area under the curve', () => {
  it('is the share of pairs in which the marked letter has the higher value, ties counted by half', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(small, fc.boolean()), { minLength: 2, maxLength: 30 }), (letters) => {
        const marked = letters.filter(([, mark]) => mark);
        const others = letters.filter(([, mark]) => !mark);
        const won = marked.flatMap(([a]) => others.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const expected = won.reduce<number>((sum, half) => sum + half, 0) / won.length;
        const area = areaUnderCurve(
          letters.map(([value]) => value),
          letters.map(([, mark]) => Number(mark)),
        );
        // Without a pair it is 0 / 0 on both sides.
        const asGood = Number.isNaN(expected) ? Number.isNaN(area) : Math.abs(area - expected) < 1e-12;
        expect(asGood).toBe(true);
      }),
    );
  });

  it('has nothing to say of values that are no numbers', () => {
    expect(areaUnderCurve([NaN, 1, 2], [0, 1, 1])).toBeNaN();
  });
});

describe('the correlation', () => {
  it('is 1 along a line, −1 down it, 0 across, and nothing with a constant', () => {
    expect(correlation([1, 2, 3, 4], [10, 20, 30, 40])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3, 4], [1, 0, -1, -2])).toBeCloseTo(-1, 12);
    expect(correlation([1, -1, 1, -1], [1, 1, -1, -1])).toBeCloseTo(0, 12);
    expect(correlation([1, 2, 3], [0.1, 0.1, 0.1])).toBeNaN();
  });
});

it('the unit that was made to follow a property is found first, whichever way round', () => {
  const [T, H] = [60, 5];
  const property = {
    kind: 'marks',
    values: Array.from({ length: T }, (_, t) => (t % 7 < 3 ? 1 : 0)),
  } as const;
  const values = Float64Array.from({ length: T * H }, (_, k) => Math.sin(k * k));
  for (let t = 0; t < T; t++) values[t * H + 3] = 0.2 - 0.5 * property.values[t];
  const [best, ...others] = followers(values, H, property);
  expect(best).toEqual({ unit: 3, score: 0, strength: 1 });
  expect(others.every(({ strength }) => strength < 0.7)).toBe(true);
  expect(followers(values, H, { kind: 'marks', values: new Uint8Array(T) })[0].score).toBeNaN();
});

describe('orders of units', () => {
  it('name each unit once, whatever the values', () => {
    const anyValue = fc.oneof(fc.double({ min: -1, max: 1 }), fc.constantFrom(0, 1, NaN));
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 9 })
          .chain((H) =>
            fc.tuple(
              fc.constant(H),
              fc.array(fc.array(anyValue, { minLength: H, maxLength: H }), { maxLength: 6 }),
            ),
          ),
        fc.constantFrom('index' as const, 'similarity' as const, 'saturation' as const),
        ([H, rows], order) => {
          const units = orderedUnits(order, rows.flat(), H, 'gate');
          expect([...units].sort((a, b) => a - b)).toEqual(Array.from({ length: H }, (_, unit) => unit));
        },
      ),
    );
  });

  it('by similarity put units of one kind side by side', () => {
    const [T, H] = [40, 6];
    // Three kinds in turn: 0, 1, 2, 0, 1, 2.
    const kinds = [
      (t: number) => Math.sin(t),
      (t: number) => Math.sin(3 * t),
      (t: number) => Math.cos(7 * t),
    ];
    const values = Float64Array.from(
      { length: T * H },
      (_, k) => kinds[(k % H) % 3](Math.floor(k / H)) * (1 + (k % H)),
    );
    const units = orderedUnits('similarity', values, H, 'signed');
    for (const place of [0, 2, 4]) expect(units[place] % 3).toBe(units[place + 1] % 3);
  });

  it('by saturation go from shut to open', () => {
    const rows = [
      [0.95, 0.5, 0.02],
      [0.99, 0.95, 0.05],
      [0.97, 0.5, 0.5],
    ];
    expect(orderedUnits('saturation', rows.flat(), 3, 'gate')).toEqual([2, 1, 0]);
    expect(
      orderedUnits(
        'saturation',
        rows.flat().map((value) => 1 - 2 * value),
        3,
        'signed',
      ),
    ).toEqual([0, 1, 2]);
  });

  it('correlations are 1 with oneself, alike both ways, and 0 with a constant', () => {
    const values = [0, 1, 5, 1, 2, 5, 2, 3, 5];
    const r = unitCorrelations(values, 3);
    expect([r[0], r[1], r[3]]).toEqual([1, 1, 1].map((one) => expect.closeTo(one, 12)));
    expect([r[2], r[8]]).toEqual([0, 0]);
  });
});

describe('properties of letters', () => {
  const of = (name: (typeof letterPropertyNames)[number], text: string) =>
    Array.from(letterProperty(name, [...text]).values);
  it('are read off the text', () => {
    expect(of('insideQuotes', 'a "bc" d')).toEqual([0, 0, 0, 1, 1, 0, 0, 0]);
    expect(of('insideQuotes', '“x” "y\nz"')).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0]);
    expect(of('linePosition', 'ab\nc')).toEqual([1, 2, 0, 1]);
    expect(of('wordPosition', 'ab, cd')).toEqual([1, 2, 0, 0, 1, 2]);
    expect(of('capital', 'aBÉ1')).toEqual([0, 1, 1, 0]);
    expect(of('afterSpace', 'a b\nc')).toEqual([0, 0, 1, 0, 1]);
    expect(of('vowel', 'bEé')).toEqual([0, 1, 1]);
  });
  it('have a value for every letter', () => {
    for (const name of letterPropertyNames) expect(of(name, 'Call me Ishmael.')).toHaveLength(16);
  });
});
