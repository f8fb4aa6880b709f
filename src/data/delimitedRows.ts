/**
 * Rows of comma-separated text and its kin. Written here although d3-dsv has it, because that package holds a
 * `new Function` for another purpose, which no script of the page may, and does not tell a quote that is never closed.
 */

export type Separator = ',' | ';' | '\t' | '|';

export interface DelimitedRows {
  /** Cells of each row; an empty line is a row of one empty cell. Counted from 1, these are the rows of a spreadsheet. */
  readonly rows: readonly (readonly string[])[];
  /** Row, counted from 1, of the quote that is open at the end of the text; null when all are closed. */
  readonly openQuote: number | null;
}

/**
 * Cells are parted by the separator, rows by line ends of any system. A cell that begins with a quote goes on to the next
 * single quote, whatever stands between; two quotes in it are one. What follows the closing quote is kept as it is.
 * @param mostRows  reading ends there
 * Source: RFC 4180, 2005.
 */
export function delimitedRows(text: string, separator: Separator, mostRows = Infinity): DelimitedRows {
  const rows: string[][] = [];
  let row: string[] = [];
  let place = 0;
  while (place < text.length || row.length > 0) {
    const { cell, end, isOpen } = readCell(text, place, separator);
    row.push(cell);
    place = end + 1;
    if (isOpen) return { rows: [...rows, row], openQuote: rows.length + 1 };
    if (text[end] === separator) continue;
    // A line end of two characters.
    if (text[end] === '\r' && text[place] === '\n') place++;
    rows.push(row);
    row = [];
    if (rows.length >= mostRows) break;
  }
  return { rows, openQuote: null };
}

/** The cell that begins at `start`; `end` is the place of the separator or line end after it, or of the text's end. */
function readCell(text: string, start: number, separator: Separator) {
  let quoted = '';
  let place = start;
  if (text[start] === '"') {
    for (;;) {
      const close = text.indexOf('"', place + 1);
      if (close < 0) return { cell: quoted + text.slice(place + 1), end: text.length, isOpen: true };
      quoted += text.slice(place + 1, close);
      place = close + 1;
      if (text[place] !== '"') break;
      quoted += '"';
    }
  }
  let end = place;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { cell: quoted + text.slice(place, end), end, isOpen: false };
}

/** Separators in the order in which they are believed: a tab or semicolon rarely stands in every row by chance. */
const separators: readonly Separator[] = ['\t', ';', '|', ','];

/** Rows that are looked at to find the separator. */
const sample = 50;

/** Of those rows, the share that must have the same number of cells. */
const agreement = 0.9;

/** The separator that cuts nearly all rows into the same number of cells, and more than one; else a comma. */
export function findSeparator(text: string): Separator {
  const found = separators.find((separator) => {
    const { rows } = delimitedRows(text, separator, sample);
    const widths = rows.filter((row) => row.length > 1 || row[0].trim() !== '').map((row) => row.length);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [[width, count]] = [...counts].sort(([, a], [, b]) => b - a).concat([[0, 0]]);
    return width > 1 && count >= agreement * widths.length;
  });
  return found ?? ',';
}
