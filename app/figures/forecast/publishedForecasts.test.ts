/** Oracle: errors and forecasts chosen by hand; a scale of 10 to one in the series' own unit. */
import { describe, expect, it } from 'vitest';
import type { ShownForecastSeries } from '#data/shownForecastSeries';
import { publishedForecasts } from './publishedForecasts.ts';
import type { ErrorsAhead } from './useForecastErrors.ts';
import type { ForecastRun, LineName } from './useForecasts.ts';

const series: ShownForecastSeries = {
  name: 'births',
  T: 2,
  columns: [{ name: 'births', unit: null, mean: 100, deviation: 10 }],
  column: 0,
  table: { values: new Float64Array(12), C: 1 },
  before: 0,
  firstRow: 0,
  starts: [0],
  measured: [0],
  taught: [0, 1],
};
const ten = (first: number) => Float64Array.from({ length: 10 }, (_, k) => first + k);
const line = (name: LineName, first: number) => ({
  name,
  values: ten(first),
  untouched: ten(0),
  saturated: 0,
});
const run: ForecastRun = {
  series,
  nth: 0,
  start: 0,
  before: new Float64Array(),
  read: new Float64Array(2),
  edited: new Float64Array(2),
  pushes: [],
  truth: ten(0),
  lines: [line('lastValue', 20), line('linear', 30), line('iterated', 40), line('gru', 50)],
};

describe('what the forecast figure tells the rest of the page', () => {
  it('gives each line of the text its forecast and typical error at the step that is read', () => {
    const errors: ErrorsAhead = new Map<LineName, Float64Array | null>([
      ['lastValue', new Float64Array(10).fill(0.25)],
      ['linear', Float64Array.from({ length: 10 }, (_, k) => (k / 10) ** 2)],
      ['gru', new Float64Array(10).fill(0.01)],
    ]);
    const { slots, typical, complete } = publishedForecasts(run, errors, 4);
    expect(slots.lastValueForecast).toEqual({ stepsAhead: 4, lastValueForecast: 23, lastValueError: 5 });
    expect(slots.linearForecast).toEqual({ stepsAhead: 4, linearForecast: 33, linearError: 3 });
    // Not measured yet: a forecast and no error; and who is not there has neither.
    expect(slots.iteratedForecast).toEqual({ stepsAhead: 4, iteratedForecast: 43 });
    expect(slots.forecastAtOnce).toEqual({ stepsAhead: 4 });
    expect(typical.gru).toEqual(Array.from({ length: 10 }, () => 1));
    expect(complete).toBe(false);
  });

  it('is complete when nothing is left to be measured, also where something could not be', () => {
    const errors: ErrorsAhead = new Map(run.lines.map(({ name }) => [name, null]));
    expect(publishedForecasts(run, errors, 1)).toMatchObject({ complete: true, typical: {} });
  });
});
