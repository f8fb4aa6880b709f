import { describe, expect, it } from 'vitest';
import { isRight } from './given.ts';

describe('an answer is right', () => {
  it('if it is the outcome chosen, and only then', () => {
    expect(isRight({ answer: 'choice', outcome: 'a' }, { answer: 'choice', outcome: 'a' })).toBe(true);
    expect(isRight({ answer: 'choice', outcome: 'a' }, { answer: 'choice', outcome: 'b' })).toBe(false);
  });

  it('if the number is within the tolerance, its ends included', () => {
    const turnout = { answer: 'number', value: 10, tolerance: 2 } as const;
    expect([7.9, 8, 10, 12, 12.1, NaN].map((value) => isRight({ answer: 'number', value }, turnout))).toEqual(
      [false, true, true, true, false, false],
    );
  });

  it('if not more marks are too many or too few than allowed', () => {
    const turnout = { answer: 'marks', places: [1, 2, 3], allowed: 1 } as const;
    const judge = (...places: number[]) => isRight({ answer: 'marks', places }, turnout);
    expect([judge(1, 2, 3), judge(3, 2), judge(1, 2, 3, 4), judge(1, 2, 4), judge()]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('if the drawn curve is near on average, and has as many points', () => {
    const turnout = { answer: 'curve', values: [0, 1, 2], tolerance: 0.5 } as const;
    const judge = (...values: number[]) => isRight({ answer: 'curve', values }, turnout);
    expect([judge(0, 1, 3.5), judge(0, 1, 3.6), judge(0, 1), judge(0, NaN, 2)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('never if it is of another kind', () => {
    expect(isRight({ answer: 'number', value: 1 }, { answer: 'choice', outcome: '1' })).toBe(false);
  });
});
