import { describe, expect, it } from 'vitest';
import { longestText, occurrence, readableText } from './cellText.ts';
import { percent, shortNumber } from './numbers.ts';

describe('the text of the cell figure', () => {
  it('leaves out what the vocabulary lacks and names each such letter once', () => {
    const { text, unknown, cut } = readableText([...'hé😀llé'], [...'hello']);
    expect({ text, unknown, cut }).toEqual({ text: 'hll', unknown: ['é', '😀'], cut: false });
  });

  it('is cut after the longest text and says so', () => {
    const { letters, cut } = readableText([...'h'.repeat(longestText + 1)], ['h']);
    expect(letters).toHaveLength(longestText);
    expect(cut).toBe(true);
    expect(readableText([...'h'.repeat(longestText)], ['h']).cut).toBe(false);
  });

  it('counts the letters that repeat', () => {
    expect(occurrence([...'hello'], 3)).toEqual({ count: 2, repeats: true });
    expect(occurrence([...'hello'], 1)).toEqual({ count: 1, repeats: false });
  });
});

describe('numbers in a picture', () => {
  it('have two decimals, a true minus, no negative zero, and at most six characters', () => {
    expect(shortNumber(-1.18)).toBe('−1.18');
    expect(shortNumber(-0.001)).toBe('0.00');
    expect(shortNumber(NaN)).toBe('NaN');
    expect(shortNumber(-Infinity)).toBe('−∞');
    for (const value of [-99.994, -99.999, -123.4, 1e300, -1e-300, -9.996]) {
      expect(shortNumber(value).length).toBeLessThanOrEqual(6);
    }
  });

  it('say of a share when it only rounds to nothing or to all', () => {
    expect([0, 0.004, 0.78, 0.996, 1].map(percent)).toEqual(['0%', 'under 1%', '78%', 'over 99%', '100%']);
  });
});
