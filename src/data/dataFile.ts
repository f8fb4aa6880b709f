/** Reading the data files that come with the page: lines that must have a known form, or a problem that names the line. */
import type { DataProblem } from './task.ts';

/** Letters of a damaged line that are quoted; the rest would say no more. */
const quoted = 60;

/** @param line  counted from 1, or null for the whole file */
export function dataProblem(line: number | null, expected: string, found: string): DataProblem {
  const short = found.length > quoted ? `${found.slice(0, quoted)}…` : found;
  return { kind: 'problem', line, expected, found: short };
}

/**
 * The lines of a file, without line ends and without the empty one after the last.
 * A web page in the place of a data file (some servers answer so for a missing one) is told from it.
 */
export function fileLines(text: string): readonly string[] | DataProblem {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) return dataProblem(null, 'a data file', 'an empty file');
  if (/^\s*<(!doctype|html)/i.test(lines[0])) return dataProblem(1, 'a data file', lines[0]);
  return lines;
}

/**
 * A file of comma-separated fields without quotes, under a heading.
 * @returns  the fields of every line but the heading, `[L][C]`; or the first line that has another number of fields
 */
export function fileRows(
  text: string,
  heading: readonly string[],
): readonly (readonly string[])[] | DataProblem {
  const lines = fileLines(text);
  if ('kind' in lines) return lines;
  if (lines[0] !== heading.join(',')) return dataProblem(1, heading.join(','), lines[0]);
  const rows = lines.slice(1).map((line) => line.split(','));
  const wrong = rows.findIndex((row) => row.length !== heading.length || row.includes(''));
  if (wrong >= 0) return dataProblem(wrong + 2, `${heading.length} fields`, lines[wrong + 1]);
  return rows.length > 0 ? rows : dataProblem(2, `${heading.length} fields`, 'the end of the file');
}
