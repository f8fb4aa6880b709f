/** A text with, under each letter, the letters that were expected there: columns in lines, broken to a width. */

/** Letters shown under each place. */
export const rankCount = 5;
/** Bits at which the paint of a letter is full. */
const fullPaint = 8;

const [letterHeight, bitsHeight, rankHeight, lineGap] = [30, 18, 17, 18];

export interface RankColumn {
  readonly x: number;
  readonly y: number;
}

export interface RanksLayout {
  readonly width: number;
  readonly height: number;
  /** Of a column. */
  readonly pitch: number;
  readonly columnHeight: number;
  readonly letterHeight: number;
  readonly columns: readonly RankColumn[];
  /** Middle of the number of bits, below a column's top. */
  readonly bitsY: number;
  /** Top of a rank's row, below a column's top. */
  readonly rankY: (rank: number) => number;
  readonly rankHeight: number;
  /** The place under a pixel, the nearest in its line. */
  readonly placeAt: (x: number, y: number) => number;
}

/** @param count  columns, at least 1 */
export function ranksLayout(count: number, width: number): RanksLayout {
  const pitch = width < 480 ? 28 : 32;
  const perLine = Math.max(1, Math.floor(width / pitch));
  const columnHeight = letterHeight + bitsHeight + rankCount * rankHeight;
  const lineHeight = columnHeight + lineGap;
  const lines = Math.ceil(count / perLine);
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return {
    width,
    height: lines * lineHeight - lineGap,
    pitch,
    columnHeight,
    letterHeight,
    columns: Array.from({ length: count }, (_, place) => ({
      x: (place % perLine) * pitch,
      y: Math.floor(place / perLine) * lineHeight,
    })),
    bitsY: letterHeight + bitsHeight / 2,
    rankY: (rank) => letterHeight + bitsHeight + rank * rankHeight,
    rankHeight,
    placeAt: (x, y) => {
      const line = within(Math.floor(y / lineHeight), lines - 1);
      return Math.min(count - 1, line * perLine + within(Math.floor(x / pitch), perLine - 1));
    },
  };
}

/** Mean bits and perplexity of the letters that were foretold. */
export interface TextTotals {
  readonly foretold: number;
  /** Bits a letter; NaN where none was foretold. */
  readonly bits: number;
  /** `2^bits`: among how many equally likely letters it would be as hard to choose. */
  readonly perplexity: number;
}

/** @param surprise  `[T]` in bits, the first NaN */
export function textTotals(surprise: Float64Array): TextTotals {
  const foretold = Math.max(0, surprise.length - 1);
  const bits = foretold === 0 ? NaN : surprise.subarray(1).reduce((sum, value) => sum + value, 0) / foretold;
  return { foretold, bits, perplexity: 2 ** bits };
}

/** How much of a letter's cell is painted, from 0 to 1; a surprise that is no number paints nothing. */
export const paintOf = (bits: number): number =>
  Number.isNaN(bits) ? 0 : Math.min(1, Math.max(0, bits / fullPaint));
