import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cleanChapter } from './mobyDick.ts';
import { cardinal, ordinal, roman } from './numbersInWords.ts';

describe('the training text', () => {
  const book = readFileSync(new URL('../../public/data/moby-dick.txt', import.meta.url), 'utf8');

  test('it is the whole book in 65 letters', () => {
    expect(book).toMatch(
      /^CHAPTER I\. Loomings\.\nCall me Ishmael\. Some years ago--never mind how long precisely/,
    );
    expect(book).toMatch(/found another orphan\.\n$/);
    expect(book.match(/^CHAPTER [IVXLC]+\. /gm)).toHaveLength(135);
    const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    expect([...new Set(book)].sort().join('')).toBe(`\n !"'(),-.:;?${latin}${latin.toLowerCase()}`);
  });

  test('numerals, dashes, notes and brackets are written in those letters', () => {
    expect(cleanChapter('CHAPTER 42. Whale.\n\n\nThe 275th lay—$20,000,000!*\n   [4,000 & 1851]')).toBe(
      'CHAPTER XLII. Whale.\nThe two hundred and seventy-fifth lay--twenty million dollars!\n(four thousand and eighteen hundred and fifty-one)',
    );
  });
});

test('numbers are read as English reads them', () => {
  expect([0, 21, 100, 180, 550, 1851, 2800, 60_000, 144_000].map(cardinal)).toEqual([
    'zero',
    'twenty-one',
    'one hundred',
    'one hundred and eighty',
    'five hundred and fifty',
    'eighteen hundred and fifty-one',
    'two thousand eight hundred',
    'sixty thousand',
    'one hundred and forty-four thousand',
  ]);
  expect([1, 2, 3, 16, 20, 31].map(ordinal)).toEqual([
    'first',
    'second',
    'third',
    'sixteenth',
    'twentieth',
    'thirty-first',
  ]);
  expect([4, 9, 48, 135].map(roman)).toEqual(['IV', 'IX', 'XLVIII', 'CXXXV']);
});
