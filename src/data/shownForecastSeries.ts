/** The part of a series that a learner is shown: what no network has been taught, and some rows before it. */
import { horizon } from './forecasters.ts';
import { measuredStarts, type ForecastSeries } from './forecastSeries.ts';

export interface ShownForecastSeries extends Omit<ForecastSeries, 'trainStarts' | 'validationStarts'> {
  /** The row of the whole series that is the first here. */
  readonly firstRow: number;
  /** First rows of the windows that can be shown, counted here. */
  readonly starts: readonly number[];
  /** Those over which errors are measured. */
  readonly measured: readonly number[];
  /** Least and greatest number, scaled, of the column that is forecast, in what was taught. */
  readonly taught: readonly [least: number, greatest: number];
}

export function shownForecastSeries(series: ForecastSeries): ShownForecastSeries {
  const { trainStarts, validationStarts, table, column, before, ...rest } = series;
  const { values, C } = table;
  const firstRow = Math.max(0, validationStarts[0] - before);
  const moved = (starts: readonly number[]) => starts.map((start) => start - firstRow);
  const end = trainStarts[trainStarts.length - 1] + series.T + horizon;
  let [least, greatest] = [Infinity, -Infinity];
  for (let row = trainStarts[0]; row < end; row++) {
    const value = values[row * C + column];
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return {
    ...rest,
    column,
    before,
    table: { values: values.slice(firstRow * C), C },
    firstRow,
    starts: moved(validationStarts),
    measured: moved(measuredStarts(series)),
    taught: [least, greatest],
  };
}
