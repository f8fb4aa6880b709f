/** Words as codes: symbols with marks for start, end and padding, and words of many lengths as one array. */
import { notCounted } from './examples.ts';
import type { Legend } from './task.ts';

/** How the marks are written where they must be seen: the pictures of the control characters NUL, STX and ETX. */
const markSymbols = { padding: '\u2400', start: '\u2402', end: '\u2403' } as const;

export type Mark = keyof typeof markSymbols;

export interface Alphabet {
  readonly legend: Extract<Legend, { kind: 'codes' }>;
  /** Codes of a word. @throws RangeError naming a symbol that the alphabet lacks */
  encode(word: readonly string[]): number[];
}

/** The marks first, in the order given, then the distinct symbols of the words in the order of their code points. */
export function alphabetOf(words: readonly (readonly string[])[], marks: readonly Mark[]): Alphabet {
  const distinct = [...new Set(words.flat())].sort((a, b) => (a < b ? -1 : 1));
  const symbols = [...marks.map((mark) => markSymbols[mark]), ...distinct];
  const codeOf = new Map(symbols.map((symbol, code) => [symbol, code]));
  const markCode = (mark: Mark) => (marks.includes(mark) ? marks.indexOf(mark) : null);
  return {
    legend: {
      kind: 'codes',
      symbols,
      start: markCode('start'),
      end: markCode('end'),
      padding: markCode('padding'),
    },
    encode: (word) =>
      word.map((symbol) => {
        const code = codeOf.get(symbol);
        if (code === undefined) throw new RangeError(`expected a symbol of the alphabet, got ${symbol}`);
        return code;
      }),
  };
}

/**
 * Words to read, with padding before them, so that a network's last step reads their last letter.
 * @param words  codes, `N` words of at most `T`
 * @returns      `[N, T]`
 */
export function paddedBefore(words: readonly (readonly number[])[], T: number, padding: number): Int32Array {
  const codes = new Int32Array(words.length * T).fill(padding);
  words.forEach((word, n) => codes.set(word, (n + 1) * T - word.length));
  return codes;
}

/**
 * Words to answer: each with the end symbol after it, then places that do not count.
 * @param words  codes, `N` words of at most `T − 1`
 * @returns      `[N, T]`
 */
export function answerCodes(words: readonly (readonly number[])[], T: number, end: number): Int32Array {
  const codes = new Int32Array(words.length * T).fill(notCounted);
  words.forEach((word, n) => codes.set([...word, end], n * T));
  return codes;
}

/** Letters of the longest word; 0 where there is none. */
export function longest(words: readonly (readonly unknown[])[]): number {
  return words.reduce((most, word) => Math.max(most, word.length), 0);
}
