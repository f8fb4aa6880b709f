import { describe, expect, it } from 'vitest';
import { propertyOf, type LetterProperty, type LetterRange } from './letterProperties.ts';

const digits = (text: string, property: LetterProperty, marked?: readonly LetterRange[]) =>
  propertyOf([...text], property, marked).join('');

// Oracle: worked out by hand, a digit below each letter.
describe('a property of letters', () => {
  it.each([
    ['a "bc" d', '00111000'],
    ['"a"b"c"', '1100110'],
    ['“a” „b” it’s', '110011000000'],
    ['"a\nb', '1100'],
    ["it's", '0000'],
  ])('inside quotes, in %j', (text, expected) => {
    expect(digits(text, 'insideQuotes')).toBe(expected);
  });

  it('the place in the line counts letters since the last break', () => {
    expect([...propertyOf([...'ab\nc\n\nde'], 'linePosition')]).toEqual([1, 2, 0, 1, 0, 0, 1, 2]);
  });

  it('the place in the word counts letters and digits since the last other character', () => {
    expect([...propertyOf([...'ab, c9-é'], 'wordPosition')]).toEqual([1, 2, 0, 0, 1, 2, 0, 1]);
  });

  it('vowels are those of the Latin alphabet, with accents or without', () => {
    expect(digits('bEéyñ1ü', 'vowel')).toBe('0111001');
  });

  it('capitals are upper-case letters of any script', () => {
    expect(digits('aB cДж-É9', 'capital')).toBe('010010010');
  });

  it('after a space is after any white space, and the first letter is after nothing', () => {
    expect(digits(' a\nb  c', 'afterSpace')).toBe('0101011');
  });

  it('own marks hold where they were made, and what lies beyond the text is left out', () => {
    expect(
      digits('abcdef', 'own', [
        { from: 1, to: 3 },
        { from: 2, to: 4 },
        { from: 5, to: 99 },
      ]),
    ).toBe('011101');
    expect(digits('abc', 'own')).toBe('000');
  });
});
