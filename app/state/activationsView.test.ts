import { describe, expect, it } from 'vitest';
import { fitsLink, isMarked, marksText, parseMarks, withMark } from './activationsView.ts';

describe('marks in the address', () => {
  it('read back as they were written', () => {
    for (const text of ['', '1', '3-17~40', '1-2~4-9~10000']) expect(marksText(parseMarks(text)!)).toBe(text);
  });

  it('are joined where they touch and put in order', () => {
    expect(marksText(parseMarks('9~3-5~4-6~7')!)).toBe('3-7~9');
  });

  it.each(['0', 'a', '5-3', '1~', '1-', '-4', '1.5', `1~${'10-20~'.repeat(120)}3`])(
    'refuse %s as a whole',
    (text) => {
      expect(parseMarks(text)).toBeNull();
    },
  );

  it('are made and cleared letter by letter', () => {
    const marks = parseMarks('3-6')!;
    expect(marksText(withMark(marks, { from: 6, to: 8 }, true)!)).toBe('3-8');
    expect(marksText(withMark(marks, { from: 3, to: 4 }, false)!)).toBe('3~5-6');
    expect(marksText(withMark(marks, { from: 0, to: 99 }, false)!)).toBe('');
    expect([1, 2, 5, 6].map((letter) => isMarked(marks, letter))).toEqual([false, true, true, false]);
  });

  it('stop where a link would be too long', () => {
    let marks = parseMarks('')!;
    let full = false;
    for (let letter = 1000; !full && letter < 2000; letter += 2) {
      const next = withMark(marks, { from: letter, to: letter + 1 }, true);
      if (next) marks = next;
      else full = true;
    }
    expect(full).toBe(true);
    expect(parseMarks(marksText(marks))).toEqual(marks);
  });
});

describe('an own text', () => {
  it('goes into a link while it is short there, escapes counted', () => {
    expect(fitsLink('a'.repeat(900))).toBe(true);
    expect(fitsLink('a'.repeat(901))).toBe(false);
    expect(fitsLink('字'.repeat(100))).toBe(true);
    expect(fitsLink('字'.repeat(101))).toBe(false);
    expect(fitsLink('half \ud83d')).toBe(true);
  });
});
