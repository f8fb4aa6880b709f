/** Tasks made of a file of measurements by date, such as `date,births`. */
import { seriesBaselines } from './baselines/series.ts';
import { dataProblem, fileRows } from './dataFile.ts';
import { describeExample } from './describe.ts';
import { seriesExamples, type Series, type SeriesOptions } from './seriesExamples.ts';
import type { FileTask, Loaded, Source } from './task.ts';

export type Period = 'day' | 'month';

/** What tells one such task from another. */
export interface DatedSeries {
  readonly name: string;
  readonly file: string;
  readonly source: Source;
  readonly every: Period;
  readonly columns: Series['columns'];
  readonly defaults: SeriesOptions;
}

export function datedSeriesTask(about: DatedSeries): FileTask<Series, SeriesOptions> {
  const { name, file, source, every, columns, defaults } = about;
  return {
    kind: 'file',
    name,
    family: 'series',
    file,
    source,
    defaults,
    parse: (text) => parseDatedSeries(text, every, columns),
    examples(series, options = {}) {
      const result = seriesExamples(series, { ...defaults, ...options });
      if (result.kind === 'split') return result.split;
      // The series that come with the page vary and are long: the options ask too much of them.
      throw new RangeError(`no examples of ${name} with these options: ${JSON.stringify(result)}`);
    },
    baselines: seriesBaselines,
    describe: describeExample,
  };
}

/**
 * Rows under the heading `date,…` with one row a day or month, in order; dates are `2000-01-31` or `2000-01`.
 * @returns  the series, with rows of NaN for dates that are left out; or the first line that is wrong
 */
export function parseDatedSeries(text: string, every: Period, columns: Series['columns']): Loaded<Series> {
  const rows = fileRows(text, ['date', ...columns.map(({ name }) => name)]);
  if ('kind' in rows) return rows;
  const C = columns.length;
  const values: number[] = [];
  let expected: number | null = null;
  for (const [index, [date, ...cells]] of rows.entries()) {
    const line = index + 2;
    const place = periodNumber(date, every);
    if (place === null)
      return dataProblem(
        line,
        every === 'day' ? 'a date, such as 2000-01-31' : 'a month, such as 2000-01',
        date,
      );
    if (expected !== null && place < expected)
      return dataProblem(line, 'a later date than the line before', date);
    for (let left = expected ?? place; left < place; left++) {
      for (let column = 0; column < C; column++) values.push(Number.NaN);
    }
    for (const cell of cells) {
      if (!/^-?\d+(\.\d+)?$/.test(cell)) return dataProblem(line, 'a number', cell);
      values.push(Number(cell));
    }
    expected = place + 1;
  }
  return { kind: 'loaded', content: { columns, table: { values: Float64Array.from(values), C } } };
}

/** Days since 1970, or months since the year 0; null for what is no date. */
function periodNumber(date: string, every: Period): number | null {
  if (every === 'month') {
    const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(date);
    return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null;
  }
  const time = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // The engine may take 31 February for 3 March.
  const isDate = Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
  return isDate ? time / 86_400_000 : null;
}
