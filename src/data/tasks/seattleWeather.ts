/** Weather in Seattle, day by day: several variables at once. */
import { datedSeriesTask } from '../datedSeries.ts';

export const seattleWeather = datedSeriesTask({
  name: 'seattleWeather',
  file: 'data/seattle-weather.csv',
  source: {
    title: 'Daily weather in Seattle, 2012 to 2015',
    author: 'NOAA National Climatic Data Center',
    where: 'https://www.ncdc.noaa.gov/cdo-web/datatools/records, by way of the package vega-datasets 3.2.1',
    licence: 'work of the United States government, in the public domain there; the package: BSD-3-Clause',
  },
  every: 'day',
  columns: [
    { name: 'precipitation', unit: 'mm' },
    { name: 'temp_max', unit: '°C' },
    { name: 'temp_min', unit: '°C' },
    { name: 'wind', unit: 'm/s' },
  ],
  // Two weeks are read; the last nine months are for validation.
  defaults: { T: 14, horizon: 1, everyStep: false, column: 'temp_max', validationShare: 0.2 },
});
