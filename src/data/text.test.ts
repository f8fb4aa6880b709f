import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownFileLimit } from './ownFile.ts';
import { parseOwnText } from './ownText.ts';
import { decode, encode, normaliseText, replacementLetter, splitLetters, vocabularyOf } from './text.ts';

describe('letters', () => {
  test('a letter is what a reader takes for one', () => {
    expect(splitLetters('né한👨‍👩‍👧x')).toEqual(['n', 'é', '한', '👨‍👩‍👧', 'x']);
    expect(splitLetters('क्षि')).toHaveLength(splitLettersSlowly('क्षि').length);
  });

  const splitLettersSlowly = (text: string) =>
    Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), (s) => s.segment);
  test('the short cut for plain scripts splits as the segmenter does', () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'aZ é\nßŁΩжԱ“—…、あア漢한！ﾝ'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(plain, (text) => {
        expect(splitLetters(text)).toEqual(splitLettersSlowly(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(splitLetters(normaliseText(text))).toEqual(splitLettersSlowly(normaliseText(text)));
      }),
    );
  });

  test('a long text, split in pieces, has the letters that the segmenter finds in the whole', () => {
    const woman = '\u{1f469}';
    const mixed = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', '\n', '\r', ' ', 'é', '漢', '한'),
        // Combining marks, joiner, variation selectors, keycap, skin tone, tag.
        fc.constantFrom('\u0301', '\u0483', '\u200d', '\ufe0f', '\ufe0e', '\u20e3', '\u{1f3fd}', '\u{e0067}'),
        fc.constantFrom(woman, '❤️', `${woman}\u200d`, `${woman}\u200d${woman}\u200d${woman}`),
        // Halves of flags; leading, middle and closing Hangul jamo; Devanagari with its virama; Thai.
        fc.constantFrom('\u{1f1e9}', '\u{1f1ea}', '\u1112', '\u1161', '\u11ab', 'क', 'ष', '\u094d', 'ि', 'ำ'),
      ),
      minLength: 1,
      maxLength: 40,
    });
    // The border of the first pieces, 1000 and 2000 units, falls anywhere in `mixed`.
    const places = fc.integer({ min: 960, max: 1000 });
    const fillers = fc.constantFrom('a', 'ж', '한', 'ष', '\u0301');
    fc.assert(
      fc.property(fillers, places, mixed, mixed, (filler, place, first, second) => {
        const text = `${filler.repeat(place)}${first}${filler.repeat(1000 - first.length)}${second}${first}`;
        expect(splitLetters(text)).toEqual(splitLettersSlowly(text));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(mixed, (unit) => {
        const text = unit.repeat(Math.ceil(2500 / unit.length));
        expect(splitLetters(text)).toEqual(splitLettersSlowly(text));
      }),
      { numRuns: 300 },
    );
  });

  test.for([
    ['one emoji', `${'The whale. '.repeat(100_000)}\u{1f433}`, 1_100_001],
    ['nothing but emoji', '\u{1f433}'.repeat(500_000), 500_000],
    ['Devanagari alone', 'कि '.repeat(350_000), 700_000],
    ['one letter with very many accents', `a${'\u0301'.repeat(1_000_000)}`, 1],
  ] as const)('a text of a million units with %s is split at once', ([, text, count]) => {
    // In one piece this would take many minutes, far beyond the limit of a test.
    const letters = splitLetters(text);
    expect(letters).toHaveLength(count);
    expect(letters.join('') === text).toBe(true);
  });

  test('line ends of every system become \\n', () => {
    expect(normaliseText('\ufeffa\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });

  test('decoding undoes encoding for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const letters = splitLetters(normaliseText(text));
        const vocabulary = vocabularyOf(letters).letters;
        expect(decode(encode(letters, vocabulary).codes, vocabulary)).toBe(normaliseText(text));
      }),
    );
  });

  test('a letter that the vocabulary lacks is left out and named', () => {
    expect(encode(['h', '!', 'i', '?', '!'], ['h', 'i'])).toEqual({
      letters: ['h', 'i'],
      codes: Int32Array.from([0, 1]),
      unknown: ['!', '?'],
    });
  });

  test('beyond the limit the rarest letters share a replacement, and are counted', () => {
    const { letters, replaced } = vocabularyOf([...'aaabbbccde'], 4);
    expect(letters).toEqual(['a', 'b', 'c', replacementLetter]);
    expect(replaced).toBe(2);
    const { codes, unknown } = encode([...'abz'], letters);
    expect([decode(codes, letters), unknown]).toEqual([`ab${replacementLetter}`, []]);
  });
});

describe("a learner's own text", () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  test('plain text gives its letters', () => {
    expect(parseOwnText('  abba\r\nab ')).toEqual({
      kind: 'text',
      text: 'abba\nab',
      vocabulary: ['\n', 'a', 'b'],
      codes: Int32Array.from([1, 2, 2, 1, 0, 1, 2]),
      replaced: 0,
    });
  });

  test.for([
    ['nothing', ''],
    ['white space', ' \n\t\r\n '],
    ['a byte order mark', bytes(0xef, 0xbb, 0xbf)],
  ] as const)('%s is empty', ([, input]) => {
    expect(parseOwnText(input)).toEqual({ kind: 'empty' });
  });

  test('one letter again and again is named and counted', () => {
    expect(parseOwnText('aaaa\n')).toEqual({ kind: 'oneCharacter', letter: 'a', count: 4 });
  });

  test.for([
    ['png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
    ['zip', bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0)],
    ['pdf', bytes(0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0xe2, 0xe3, 0, 1)],
    ['unknown', bytes(7, 200, 3, 0)],
    ['unknown', 'text with a null \0 in it'],
    ['unknown', bytes(0xff, 0xfe, 0x00, 0xd8)],
  ] as const)('bytes of a %s file are binary', ([found, input]) => {
    expect(parseOwnText(input)).toEqual({ kind: 'binary', found });
  });

  test('UTF-8, UTF-16 in both orders and Windows-1252 all read as the same word', () => {
    const encodings = [
      new TextEncoder().encode('né'),
      bytes(0xff, 0xfe, 0x6e, 0, 0xe9, 0),
      bytes(0xfe, 0xff, 0, 0x6e, 0, 0xe9),
      bytes(0x6e, 0xe9),
    ];
    for (const input of encodings) expect(parseOwnText(input)).toMatchObject({ kind: 'text', text: 'né' });
  });

  test('the limit counts bytes, not letters', () => {
    const text = `${'é'.repeat(ownFileLimit / 2)}x`;
    expect(parseOwnText(text)).toEqual({ kind: 'tooLarge', bytes: ownFileLimit + 1, limit: ownFileLimit });
    expect(parseOwnText(new Uint8Array(ownFileLimit + 9))).toMatchObject({ bytes: ownFileLimit + 9 });
  });

  test('any input gives a value, and codes that spell the text', () => {
    const input = fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(input, (value) => {
        const parsed = parseOwnText(value);
        const [spelt, text] =
          parsed.kind === 'text' ? [decode(parsed.codes, parsed.vocabulary), parsed.text] : ['', ''];
        expect(spelt).toBe(text);
      }),
    );
  });
});
