/** A learner's own table: from whatever was pasted or dropped to columns of numbers, or to what is wrong. */
import { delimitedRows, findSeparator, type Separator } from './delimitedRows.ts';
import { findDecimalMark, isGap, readColumn, readNumber, type OwnColumn } from './ownColumn.ts';
import { decodeOwnFile, type OwnFileProblem } from './ownFile.ts';
import type { Series } from './seriesExamples.ts';

/** Columns that a table may have; beyond that it is likely to lie on its side. */
export const columnLimit = 1000;

/** Rows that are looked at to tell a heading and the usual decimal mark. */
const sample = 200;

export type OwnTable =
  | {
      readonly kind: 'table';
      readonly separator: Separator;
      /** Whether the first row was taken for names. */
      readonly hasHeading: boolean;
      /** Rows under the heading, `L`. */
      readonly rows: number;
      readonly columns: readonly OwnColumn[];
    }
  /** Nothing but white space and separators. */
  | { readonly kind: 'empty' }
  /** One row, or one under a heading: nothing comes after it. */
  | { readonly kind: 'oneRow' }
  /** A quote that is never closed swallows the rest of the file. */
  | { readonly kind: 'openQuote'; readonly row: number }
  | { readonly kind: 'tooWide'; readonly columns: number; readonly limit: number }
  /** No column has two numbers; `firstRow` is what was found instead. */
  | { readonly kind: 'noNumbers'; readonly firstRow: readonly string[] }
  | OwnFileProblem;

/** Text or the bytes of a file, cells parted by commas, semicolons, tabs or bars. */
export function parseOwnTable(input: string | Uint8Array): OwnTable {
  const decoded = decodeOwnFile(input);
  if (decoded.kind !== 'decoded') return decoded;
  // Not trimmed at the start: empty rows there count for the numbers of rows.
  const text = decoded.text.replace(/^\ufeff/, '').trimEnd();
  if (text.trim() === '') return { kind: 'empty' };
  const separator = findSeparator(text.trimStart());
  const { rows, openQuote } = delimitedRows(text, separator);
  if (openQuote !== null) return { kind: 'openQuote', row: openQuote };

  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (first < 0) return { kind: 'empty' };
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width > columnLimit) return { kind: 'tooWide', columns: width, limit: columnLimit };
  const hasHeading = isHeading(rows[first], rows.slice(first + 1, first + 1 + sample));
  const start = hasHeading ? first + 1 : first;
  const body = rows.slice(start);
  if (body.length < 2) return { kind: 'oneRow' };
  // Where cells are parted by commas, a comma in a cell is rarely a decimal mark.
  const usual = separator === ',' ? '.' : findDecimalMark(body.slice(0, sample).flat(), '.');
  const columns = Array.from({ length: width }, (_, column) => {
    const name = hasHeading ? (rows[first][column]?.trim() ?? '') : '';
    const cells = body.map((row) => row[column] ?? '');
    return readColumn(name === '' ? null : name, cells, start + 1, usual);
  });
  if (columns.every(({ numbers }) => numbers < 2)) return { kind: 'noNumbers', firstRow: rows[first] };
  return { kind: 'table', separator, hasHeading, rows: body.length, columns };
}

/** Names stand above numbers: a first row without any number, or with a word where numbers follow. */
function isHeading(row: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const isNumber = (cell = '') => readNumber(cell, '.') !== null || readNumber(cell, ',') !== null;
  if (!row.some((cell) => isNumber(cell))) return row.some((cell) => !isGap(cell));
  return row.some((cell, column) => {
    const below = rest.filter((row) => !isGap(row[column] ?? ''));
    const numbers = below.filter((row) => isNumber(row[column]));
    return !isNumber(cell) && !isGap(cell) && numbers.length > below.length / 2;
  });
}

/** One column of a table as a series; the column's number, counted from 1, stands for a name that it has not. */
export function columnSeries(columns: readonly OwnColumn[], index: number): Series {
  const { name, values } = columns[index];
  return { columns: [{ name: name ?? String(index + 1), unit: null }], table: { values, C: 1 } };
}
