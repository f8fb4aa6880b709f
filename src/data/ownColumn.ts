/** A column of a learner's table: which of its cells are numbers, which are gaps, and which are neither. */

export type DecimalMark = '.' | ',';

export interface OwnColumn {
  /** What stands above the column; null where the table has no heading or it is empty there. */
  readonly name: string | null;
  /** One for each row under the heading, `[L]`; NaN where there is no number. */
  readonly values: Float64Array;
  /** How many of them are numbers. */
  readonly numbers: number;
  readonly decimalMark: DecimalMark;
  /** Rows with nothing, or a word for nothing; counted as a spreadsheet does, from 1 and with the heading. */
  readonly gaps: readonly number[];
  /** Rows with something that is no number. */
  readonly notNumbers: readonly { readonly row: number; readonly text: string }[];
}

/** What stands in the cells of a gap, in any case. */
const gapWords = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', '-', '–', '—', '.', '..', '?']);

export function isGap(cell: string): boolean {
  return gapWords.has(cell.trim().toLowerCase());
}

const grouped = {
  '.': /^([+-]?\d{1,3})((?:[,'’ \u00a0\u202f]\d{3})+)(?!\d)/,
  ',': /^([+-]?\d{1,3})((?:[.'’ \u00a0\u202f]\d{3})+)(?!\d)/,
} as const;

const plainNumber = {
  '.': /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i,
  ',': /^[+-]?(\d+,?\d*|,\d+)(e[+-]?\d{1,3})?$/i,
} as const;

/**
 * The number that a cell holds, or null. Thousands may be parted by the mark that is not the decimal one, by an
 * apostrophe or by a space; the sign may be a true minus. Everything else makes it no number: units, dates, percent signs.
 */
export function readNumber(cell: string, decimalMark: DecimalMark): number | null {
  const text = cell
    .trim()
    .replace(/^\u2212/, '-')
    .replace(grouped[decimalMark], ungroup);
  if (!plainNumber[decimalMark].test(text)) return null;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}

/** Takes the marks between thousands out, if they are all the same. */
function ungroup(whole: string, first: string, rest: string): string {
  return new Set(rest.replace(/\d/g, '')).size === 1 ? first + rest.replace(/\D/g, '') : whole;
}

/** The mark with which more cells are numbers; where both make as many, `usual`. */
export function findDecimalMark(cells: readonly string[], usual: DecimalMark): DecimalMark {
  const other = usual === '.' ? ',' : '.';
  const count = (mark: DecimalMark) => cells.filter((cell) => readNumber(cell, mark) !== null).length;
  return count(other) > count(usual) ? other : usual;
}

/**
 * @param cells     of the rows under the heading, `[L]`
 * @param firstRow  number of the first of them, counted from 1 with the heading
 * @param usual     the mark to take where the cells do not tell
 */
export function readColumn(
  name: string | null,
  cells: readonly string[],
  firstRow: number,
  usual: DecimalMark,
): OwnColumn {
  const decimalMark = findDecimalMark(cells, usual);
  const gaps: number[] = [];
  const notNumbers: { row: number; text: string }[] = [];
  const values = Float64Array.from(cells, (cell, index) => {
    const number = readNumber(cell, decimalMark);
    if (number !== null) return number;
    if (isGap(cell)) gaps.push(firstRow + index);
    else notNumbers.push({ row: firstRow + index, text: cell.trim() });
    return Number.NaN;
  });
  const numbers = cells.length - gaps.length - notNumbers.length;
  return { name, values, numbers, decimalMark, gaps, notNumbers };
}
