import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notCounted } from './examples.ts';
import { alphabetOf, answerCodes, longest, paddedBefore, type Mark } from './spelling.ts';
import { splitLetters } from './text.ts';

const words = fc.array(
  fc
    .string({ unit: 'grapheme', maxLength: 8 })
    // The marks themselves are no letters.
    .filter((word) => !/[\u2400\u2402\u2403]/.test(word))
    .map((word) => splitLetters(word)),
  { minLength: 1, maxLength: 6 },
);

describe('words as codes', () => {
  test('for any words: symbols are distinct, and codes become the words again', () => {
    fc.assert(
      fc.property(words, fc.subarray<Mark>(['padding', 'start', 'end']), (words, marks) => {
        const { legend, encode } = alphabetOf(words, marks);
        expect(new Set(legend.symbols).size).toBe(legend.symbols.length);
        expect(words.map((word) => encode(word).map((code) => legend.symbols[code]))).toEqual(words);
        expect([legend.padding, legend.start, legend.end].filter((code) => code !== null).sort()).toEqual(
          marks.map((_, code) => code),
        );
      }),
    );
  });

  test('a symbol that the alphabet lacks is named', () => {
    expect(() => alphabetOf([['a']], []).encode(['b'])).toThrow('got b');
  });

  test('words to read end at the last place, words to answer begin at the first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 2, max: 9 }), { maxLength: 5 }), { maxLength: 5 }),
        (words) => {
          const T = longest(words) + 1;
          const read = paddedBefore(words, T, 0);
          const answers = answerCodes(words, T, 1);
          words.forEach((word, n) => {
            const row = <Codes extends Int32Array>(codes: Codes) => [...codes.subarray(n * T, (n + 1) * T)];
            const rest = T - word.length;
            expect(row(read)).toEqual([...Array<number>(rest).fill(0), ...word]);
            expect(row(answers)).toEqual([...word, 1, ...Array<number>(rest - 1).fill(notCounted)]);
          });
        },
      ),
    );
  });
});
