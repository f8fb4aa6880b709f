import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bookmarkName,
  bookmarksText,
  longestName,
  mostBookmarks,
  parseBookmarks,
  withBookmark,
} from './trainingHistoryView.ts';

test('bookmarks with any names that can be kept come back from the address as they were', () => {
  const bookmark = fc.record({
    name: fc.string({ unit: 'grapheme', maxLength: 12 }).map(bookmarkName).filter(Boolean),
    trainStep: fc.nat(999_999_999),
    timeStep: fc.nat(118),
  });
  fc.assert(
    fc.property(fc.array(bookmark, { maxLength: 4 }), (bookmarks) => {
      expect(parseBookmarks(bookmarksText(bookmarks))).toEqual(bookmarks);
    }),
  );
});

test('a name is one line without the sign between bookmarks, and no longer than is allowed', () => {
  expect(bookmarkName('  a\n~b\u0007 c ')).toBe('a -b c');
  expect(bookmarkName('x'.repeat(500))).toHaveLength(longestName);
  expect(bookmarkName('~')).toBe('-');
  expect(bookmarkName(' \n ')).toBe('');
});

test('what is no list of bookmarks is refused', () => {
  for (const text of ['1,2', '1,0,a', '-1,1,a', '1,1,', '1,1, a', '1,1,a~', 'x', `1,1,${'é'.repeat(300)}`])
    expect(parseBookmarks(text), `“${text}”`).toBeNull();
  expect(
    parseBookmarks(Array.from({ length: mostBookmarks + 1 }, (_, k) => `${k},1,a`).join('~')),
  ).toBeNull();
  expect(parseBookmarks('')).toEqual([]);
});

test('one more is added until there is no room, and one that is there already moves to the end', () => {
  const at = (trainStep: number) => ({ name: 'a', trainStep, timeStep: 0 });
  expect(withBookmark([at(1), at(2)], at(1))).toEqual([at(2), at(1)]);
  const full = Array.from({ length: mostBookmarks }, (_, k) => at(k));
  expect(withBookmark(full, at(99))).toBeNull();
  expect(withBookmark(full, at(0))).toHaveLength(mostBookmarks);
  const wide = Array.from({ length: 5 }, (_, k) => ({
    name: '鯨'.repeat(longestName),
    trainStep: k,
    timeStep: 0,
  }));
  expect(withBookmark(wide, { ...wide[0], trainStep: 9 })).toBeNull();
});
