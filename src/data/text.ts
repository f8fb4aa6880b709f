/**
 * Letters of a text and their codes. A letter is what a reader takes for one (a grapheme), so that é, 한 and a family
 * emoji are one letter each, however many code points they have.
 */

/** Stands in a vocabulary for all letters that were too rare to get a place of their own. */
export const replacementLetter = '\ufffd';

/** Letters that a vocabulary may have; beyond that the output layer, not the cell, is what trains slowly. */
const vocabularyLimit = 200;

/** Line ends as `\n`, composed accents (NFC), no byte order mark, lone surrogates replaced. */
export function normaliseText(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\p{Surrogate}/gu, replacementLetter)
    .normalize('NFC');
}

/**
 * Characters that are a letter each whatever stands beside them: Latin, Greek, Cyrillic, Armenian, dashes and quotes,
 * kana, Han, whole Hangul syllables. A text of these alone needs no segmenter, which is 50 times slower.
 */
const plainLetters =
  /^[\n -\u02ff\u0370-\u0482\u048a-\u0556\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30a1-\u30fe\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d]*$/;

/** Code units that are split at once: the time of `Intl.Segmenter` grows with the square of what it is given. */
const pieceUnits = 1000;

/**
 * The graphemes of a text, in order (Unicode Standard Annex 29). Whether a letter ends at some place depends on what
 * that letter began with and on the one code point after it, so that every letter of a piece but its last is certain.
 * The next piece begins with that last one.
 */
export function splitLetters(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const letters: string[] = [];
  let start = 0;
  let units = pieceUnits;
  while (start < text.length) {
    const end = codePointEnd(text, start + units);
    const piece = text.slice(start, end);
    const found = plainLetters.test(piece)
      ? Array.from(piece)
      : Array.from(segmenter.segment(piece), ({ segment }) => segment);
    const last = end < text.length ? (found.pop() ?? '') : '';
    for (const letter of found) letters.push(letter);
    start = end - last.length;
    // A letter that fills its piece, with a thousand accents, needs a longer one.
    units = found.length > 0 ? pieceUnits : 2 * units;
  }
  return letters;
}

/** The place itself, or the next one where it parts a surrogate pair; at most the end of the text. */
function codePointEnd(text: string, place: number): number {
  if (place >= text.length) return text.length;
  return (text.codePointAt(place - 1) ?? 0) > 0xffff ? place + 1 : place;
}

export interface Vocabulary {
  /** In the order of code points; the replacement letter, where needed, is the last. */
  readonly letters: readonly string[];
  /** How many letters of the text the replacement stands for. */
  readonly replaced: number;
}

/**
 * The distinct letters of a text. Where there are more than `limit`, the rarest share one replacement letter.
 * @param letters  as from `splitLetters`
 * @param limit    at least 2
 */
export function vocabularyOf(letters: readonly string[], limit = vocabularyLimit): Vocabulary {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const byCodePoint = (a: string, b: string) => (a < b ? -1 : 1);
  if (counts.size <= limit) return { letters: [...counts.keys()].sort(byCodePoint), replaced: 0 };
  counts.delete(replacementLetter);
  const byCount = [...counts].sort(([a, m], [b, n]) => n - m || byCodePoint(a, b));
  const kept = byCount.slice(0, limit - 1);
  const keptLetters = kept.reduce((sum, [, count]) => sum + count, 0);
  return {
    letters: [...kept.map(([letter]) => letter).sort(byCodePoint), replacementLetter],
    replaced: letters.length - keptLetters,
  };
}

export interface EncodedText {
  /** The letters that have a code, `[T]`, as the text had them. */
  readonly letters: readonly string[];
  /** `[T]` */
  readonly codes: Int32Array;
  /** Distinct letters that the vocabulary lacks, in order of appearance; they are left out of `codes`. */
  readonly unknown: readonly string[];
}

/** Codes of letters. A vocabulary with the replacement letter has a code for every letter. */
export function encode(letters: readonly string[], vocabulary: readonly string[]): EncodedText {
  const codeOf = new Map(vocabulary.map((letter, code) => [letter, code]));
  const replacement = codeOf.get(replacementLetter);
  const known: string[] = [];
  const codes = new Int32Array(letters.length);
  const unknown = new Set<string>();
  for (const letter of letters) {
    const code = codeOf.get(letter) ?? replacement;
    if (code === undefined) unknown.add(letter);
    else codes[known.push(letter) - 1] = code;
  }
  return { letters: known, codes: codes.slice(0, known.length), unknown: [...unknown] };
}

/** @throws RangeError when a code is not a place in the vocabulary */
export function decode(codes: ArrayLike<number>, vocabulary: readonly string[]): string {
  return Array.from(codes, (code) => {
    const letter = vocabulary[code];
    if (letter === undefined)
      throw new RangeError(`expected a code from 0 to ${vocabulary.length - 1}, got ${code}`);
    return letter;
  }).join('');
}
