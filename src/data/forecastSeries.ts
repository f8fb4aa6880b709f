/** The series that the forecast figure shows, cut into windows to teach with and windows to show. */
import { horizon, type ForecasterName, type ForecastSeriesName } from './forecasters.ts';
import type { Examples } from './examples.ts';
import type { Series, SeriesOptions } from './seriesExamples.ts';
import type { Column, FileTask, Loaded } from './task.ts';
import { births } from './tasks/births.ts';
import { co2 } from './tasks/co2.ts';
import { seattleWeather } from './tasks/seattleWeather.ts';
import { twoSines, twoSinesSeries } from './tasks/twoSines.ts';
import { cutWindows, windowStarts, type Table } from './windows.ts';

export interface ForecastSeries {
  readonly name: ForecastSeriesName;
  /** Steps that are read. */
  readonly T: number;
  /** Numbers of a step, with the scale of the training part. */
  readonly columns: readonly Column[];
  /** The one that is forecast. */
  readonly column: number;
  /** `[L, C]`, scaled; NaN where nothing was measured. */
  readonly table: Table;
  /** First rows of windows of `T + horizon` rows, without a gap. */
  readonly trainStarts: readonly number[];
  readonly validationStarts: readonly number[];
  /** Rows before a window that belong to the same series, where there are such: at most. */
  readonly before: number;
}

const files: Readonly<Record<Exclude<ForecastSeriesName, 'twoSines'>, FileTask<Series, SeriesOptions>>> = {
  births,
  seattleWeather,
  co2,
};

/** Generated alike for teaching and for showing: the sizes of the notes. */
const sines = { seed: 1, T: 50, train: 7000, validation: 2000 } as const;

/**
 * @param text  of the file of `forecastSeriesFiles`; null where there is none
 * @throws RangeError when a series that is read from a file comes without
 */
export function forecastSeries(name: ForecastSeriesName, text: string | null): Loaded<ForecastSeries> {
  if (name === 'twoSines') return { kind: 'loaded', content: generated() };
  if (text === null) throw new RangeError(`${name}: expected the text of its file`);
  const loaded = files[name].parse(text);
  if (loaded.kind !== 'loaded') return loaded;
  return { kind: 'loaded', content: measured(name, loaded.content) };
}

function generated(): ForecastSeries {
  const { seed, T, train, validation } = sines;
  const steps = T + horizon;
  const starts = (from: number, count: number) => Array.from({ length: count }, (_, n) => (from + n) * steps);
  // As many as the task makes, its test part included: the same draws give the same series.
  const count = train + validation + twoSines.defaults.test;
  const { inputs } = twoSines.examples({ seed, T, horizon, train: 1, validation: 1, test: 0 });
  return {
    name: 'twoSines',
    T,
    columns: inputs.kind === 'values' ? inputs.columns : [],
    column: 0,
    table: twoSinesSeries(count, steps, seed),
    trainStarts: starts(0, train),
    validationStarts: starts(train, validation),
    before: 0,
  };
}

function measured(name: Exclude<ForecastSeriesName, 'twoSines'>, series: Series): ForecastSeries {
  const task = files[name];
  const { T, column, validationShare } = task.defaults;
  const { inputs } = task.examples(series, { horizon });
  const columns = inputs.kind === 'values' ? inputs.columns : [];
  const { C } = series.table;
  const rows = series.table.values.length / C;
  const values = series.table.values.map((value, place) => {
    const { mean, deviation } = columns[place % C];
    return (value - mean) / deviation;
  });
  const table = { values, C };
  const border = rows - Math.round(rows * validationShare);
  return {
    name,
    T,
    columns,
    column: columns.findIndex((one) => one.name === column),
    table,
    trainStarts: windowStarts(table, T + horizon, 0, border),
    validationStarts: windowStarts(table, T + horizon, border, rows),
    before: T,
  };
}

/**
 * Windows as examples: inputs `[N, T, C]`; targets as the network answers, `[N, 1]` one step ahead, `[N, 10]`, or
 * `[N, T, 10]` after every step.
 */
export function forecastExamples(
  { table, T, column }: ForecastSeries,
  starts: readonly number[],
  name: ForecasterName,
): Examples {
  const everyStep = name !== 'iterated' && name !== 'atOnce';
  return cutWindows(table, starts, { T, horizon: name === 'iterated' ? 1 : horizon, everyStep, column });
}

/** At most so many windows, spread evenly: errors over more would keep a learner waiting and say the same. */
const mostMeasured = 200;

/** The windows over which errors are measured: of all that nothing has been taught on, evenly spread. */
export function measuredStarts({ validationStarts }: ForecastSeries): readonly number[] {
  const count = Math.min(mostMeasured, validationStarts.length);
  return Array.from(
    { length: count },
    (_, k) => validationStarts[Math.floor((k * validationStarts.length) / count)],
  );
}
