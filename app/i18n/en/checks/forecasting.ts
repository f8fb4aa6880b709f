/** What turned out in predictions about forecasts, with the numbers that show it, in English. */
import type { ForecastLineName, ForecastSeriesName } from '#data/forecasters';
import { formatNumber } from '#notation/number';
import { forecast } from '../forecast.ts';

interface OfSeries {
  readonly series: ForecastSeriesName;
}

const { names, seriesNames, value } = forecast;

export const forecasting = {
  bestTenAhead: ({
    series,
    lastValue,
    linear,
    network,
  }: OfSeries & {
    readonly lastValue: number;
    readonly linear: number;
    readonly network: { readonly name: ForecastLineName; readonly error: number };
  }) =>
    `${seriesNames[series]}, ten steps ahead, typically off by: last value ${value(series, lastValue)}, linear ` +
    `${value(series, linear)}, best of the networks (${names[network.name]}) ${value(series, network.error)}.`,
  iteratedAgainstAtOnce: ({
    series,
    iterated,
    atOnce,
    times,
  }: OfSeries & { readonly iterated: number; readonly atOnce: number; readonly times: number }) =>
    `${seriesNames[series]}, ten steps ahead: iterated, typically off by ${value(series, iterated)}; ten at once, by ` +
    `${value(series, atOnce)}. That is ${formatNumber(times, 2)} times as far.`,
  iteratedErrorCurve: ({
    series,
    first,
    last,
  }: OfSeries & { readonly first: number; readonly last: number }) =>
    `${seriesNames[series]}: the iterated network is typically off by ${value(series, first)} at one step ahead and by ` +
    `${value(series, last)} at ten.`,
  needs: {
    figure: 'The figure has not measured all its errors yet. Ask again in a moment.',
    iterated: 'There is no iterated network to measure for this series. Choose another series in the figure.',
    errors: 'Not every error could be measured. Put “Weights times” back to 1 or load the page again.',
  },
};
