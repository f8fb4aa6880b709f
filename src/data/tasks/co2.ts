/** Carbon dioxide in the air above Mauna Loa, month by month: a rise and a yearly wave. */
import { datedSeriesTask } from '../datedSeries.ts';

export const co2 = datedSeriesTask({
  name: 'co2',
  file: 'data/co2.csv',
  source: {
    title: 'Atmospheric CO₂ at Mauna Loa by month, March 1958 to April 2020',
    author: 'Scripps CO2 Program, C. D. Keeling, R. F. Keeling and others',
    where:
      'https://scrippsco2.ucsd.edu/data/atmospheric_co2/primary_mlo_co2_record, by way of the package vega-datasets 3.2.1',
    licence: 'CC BY 4.0',
  },
  every: 'month',
  columns: [{ name: 'co2', unit: 'ppm' }],
  // Two years are read; the last twelve years, in which the air held more than ever before, are for validation.
  defaults: { T: 24, horizon: 1, everyStep: false, column: 'co2', validationShare: 0.2 },
});
