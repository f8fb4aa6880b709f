/** A learner's own series, a column of `parseOwnTable`; what can be wrong with the table is told there. */
import { seriesBaselines } from '../baselines/series.ts';
import { describeExample } from '../describe.ts';
import { seriesExamples, type Series, type SeriesOptions, type SeriesProblem } from '../seriesExamples.ts';
import type { OwnTask } from '../task.ts';

export type OwnSeriesOptions = Omit<SeriesOptions, 'column'>;

export const ownSeries: OwnTask<Series, OwnSeriesOptions, SeriesProblem> = {
  kind: 'own',
  name: 'ownSeries',
  family: 'series',
  file: null,
  source: {
    title: 'A series of one’s own',
    author: 'whoever measured it',
    where: 'pasted or opened on this device; it is sent nowhere',
    licence: 'as its author says',
  },
  defaults: { T: 20, horizon: 1, everyStep: false, validationShare: 0.2 },
  examples: (series, options = {}) =>
    seriesExamples(series, { ...ownSeries.defaults, ...options, column: series.columns[0].name }),
  baselines: seriesBaselines,
  describe: describeExample,
};
