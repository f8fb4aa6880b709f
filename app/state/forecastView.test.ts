import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostPushes, parseForecasters, parsePushes, pushed, pushesText, withPush } from './forecastView.ts';

describe('values that were pushed', () => {
  it('come back from the address as they were', () => {
    const push = fc.record({
      step: fc.option(fc.nat({ max: 98 })),
      // What the address keeps: six decimals.
      value: fc.integer({ min: -9e12, max: 9e12 }).map((millionths) => millionths / 1e6),
    });
    fc.assert(
      fc.property(fc.array(push, { maxLength: mostPushes }), (pushes) => {
        const back = parsePushes(pushesText(pushes));
        expect(back?.map(({ step }) => step)).toEqual(pushes.map(({ step }) => step));
        for (const [k, { value }] of pushes.entries()) expect(back?.[k].value).toBeCloseTo(value, 6);
      }),
    );
  });

  it('are refused where the text is no list of them', () => {
    const wrong = ['0:1', '5', '5:', '5:x', '5:1~', '100:1', '5:1e9', '5:99999999', '*:1,2'];
    expect(wrong.filter((text) => parsePushes(text) !== null)).toEqual([]);
    expect(parsePushes(Array.from({ length: mostPushes + 1 }, () => '1:1').join('~'))).toBeNull();
  });

  it('are made in their order, and a step that there is not is left out', () => {
    const values = Float64Array.from([1, 2, 3]);
    expect(
      pushed(values, [
        { step: null, value: 5 },
        { step: 1, value: 7 },
        { step: 3, value: 9 },
      ]),
    ).toEqual(Float64Array.from([5, 7, 5]));
    expect(values).toEqual(Float64Array.from([1, 2, 3]));
  });

  it('take the place of earlier ones of their step, and one of every step of all', () => {
    const first = withPush(
      [
        { step: 4, value: 1 },
        { step: 2, value: 1 },
      ],
      { step: 4, value: 3 },
    );
    expect(first).toEqual([
      { step: 2, value: 1 },
      { step: 4, value: 3 },
    ]);
    expect(withPush(first, { step: null, value: 0 })).toEqual([{ step: null, value: 0 }]);
  });
});

describe('the networks drawn', () => {
  it('stand in their own order, whatever the order of the address', () => {
    expect(parseForecasters('lstm,iterated')).toEqual(['iterated', 'lstm']);
    expect(parseForecasters('none')).toEqual([]);
    expect(parseForecasters('lstm,transformer')).toBeNull();
    expect(parseForecasters('')).toBeNull();
  });
});
