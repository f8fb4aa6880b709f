/** A measured series as examples: cut by time, scaled by its training part, and no window across a gap. */
import { assertShare, assertWhole } from './shuffle.ts';
import type { Column, Split } from './task.ts';
import { cutWindows, windowStarts, type Table } from './windows.ts';

export interface Series {
  /** Columns in the order of the table, with their units. */
  readonly columns: readonly { readonly name: string; readonly unit: string | null }[];
  /** `[L, C]` in the columns' own units; NaN where nothing was measured. */
  readonly table: Table;
}

export interface SeriesOptions {
  /** Steps that are read. */
  readonly T: number;
  /** Steps that are forecast. */
  readonly horizon: number;
  /** Forecast after each step and not only after the last. */
  readonly everyStep: boolean;
  /** Name of the column that is forecast; all columns are read. */
  readonly column: string;
  /** Of the series, its last part, for validation. */
  readonly validationShare: number;
}

/** Why a series gives no examples: values to handle, since a learner's own series may be like that. */
export type SeriesProblem =
  /** A part has no gapless stretch of `needed` rows; `longest` is the longest that it has. */
  | {
      readonly kind: 'tooShort';
      readonly part: 'train' | 'validation';
      readonly needed: number;
      readonly longest: number;
    }
  /** The training part of a column is always the same: there is nothing to forecast, and no scale. */
  | { readonly kind: 'constant'; readonly column: string; readonly value: number };

export type SeriesSplit = { readonly kind: 'split'; readonly split: Split } | SeriesProblem;

/**
 * Inputs: `[N, T, C]`, all columns. Targets: `[N, horizon]`, or `[N, T, horizon]` with `everyStep`. The last
 * `validationShare` of the rows are for validation; every window lies wholly in one part, so that no row is in both.
 * Each column is scaled to mean 0 and standard deviation 1 of its training part; the split's columns keep both.
 * @throws RangeError naming an option that makes no sense
 */
export function seriesExamples(series: Series, options: SeriesOptions): SeriesSplit {
  const { T, horizon, everyStep, column: name, validationShare } = options;
  assertWhole('T', T, 1);
  assertWhole('horizon', horizon, 1);
  assertShare(validationShare);
  const column = series.columns.findIndex((column) => column.name === name);
  if (column < 0)
    throw new RangeError(
      `expected a column of ${series.columns.map(({ name }) => name).join(', ')}, got ${name}`,
    );
  const { values, C } = series.table;
  const rows = values.length / C;
  const border = rows - Math.round(rows * validationShare);

  const scaled = new Float64Array(values.length);
  const columns: Column[] = [];
  for (const [k, { name, unit }] of series.columns.entries()) {
    const found = moments(series.table, k, border);
    if (found === null) return { kind: 'tooShort', part: 'train', needed: T + horizon, longest: 0 };
    const { mean, deviation } = found;
    if (deviation === 0) return { kind: 'constant', column: name, value: mean };
    for (let row = 0; row < rows; row++) scaled[row * C + k] = (values[row * C + k] - mean) / deviation;
    columns.push({ name, unit, mean, deviation });
  }
  const table = { values: scaled, C };
  const needed = T + horizon;
  const [train, validation] = [
    windowStarts(table, needed, 0, border),
    windowStarts(table, needed, border, rows),
  ];
  if (train.length === 0)
    return { kind: 'tooShort', part: 'train', needed, longest: longestStretch(table, 0, border) };
  if (validation.length === 0)
    return { kind: 'tooShort', part: 'validation', needed, longest: longestStretch(table, border, rows) };
  const shape = { T, horizon, everyStep, column };
  return {
    kind: 'split',
    split: {
      train: cutWindows(table, train, shape),
      validation: cutWindows(table, validation, shape),
      test: null,
      inputs: { kind: 'values', columns },
      targets: { kind: 'values', columns: Array.from({ length: horizon }, () => columns[column]) },
    },
  };
}

/** Mean and standard deviation (of the population) of what was measured before row `end`; null where nothing was. */
function moments({ values, C }: Table, column: number, end: number) {
  const measured: number[] = [];
  for (let row = 0; row < end; row++) {
    const value = values[row * C + column];
    if (Number.isFinite(value)) measured.push(value);
  }
  if (measured.length === 0) return null;
  // The same number summed and divided may miss itself by a rounding, which is no deviation.
  if (measured.every((value) => value === measured[0])) return { mean: measured[0], deviation: 0 };
  // By the largest, so that the squares of huge numbers do not overflow.
  const largest = measured.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const mean = measured.reduce((sum, value) => sum + value / largest, 0) / measured.length;
  const variance = measured.reduce((sum, value) => sum + (value / largest - mean) ** 2, 0) / measured.length;
  return { mean: mean * largest, deviation: Math.sqrt(variance) * largest };
}

/** Rows of the longest stretch without a gap between two rows. */
function longestStretch({ values, C }: Table, from: number, to: number): number {
  let [longest, current] = [0, 0];
  for (let row = from; row < to; row++) {
    const isWhole = values.subarray(row * C, (row + 1) * C).every(Number.isFinite);
    current = isWhole ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}
