/** One sine wave: the least series that must be remembered to be forecast. */
import { seriesBaselines } from '../baselines/series.ts';
import { describeExample } from '../describe.ts';
import { seriesExamples, type SeriesOptions } from '../seriesExamples.ts';
import type { GeneratedTask } from '../task.ts';

/** `sin t` at 1000 times that divide `[0, 100]` evenly, as in the course notes. `[1000]` */
export function sineSeries(): Float64Array {
  return Float64Array.from({ length: 1000 }, (_, k) => Math.sin((100 * k) / 999));
}

export const sine: GeneratedTask<SeriesOptions> = {
  kind: 'generated',
  name: 'sine',
  family: 'series',
  file: null,
  source: {
    title: 'A sine wave',
    author: 'generated here',
    where: 'the values of sin t at 1000 times from 0 to 100',
    licence: 'generated numbers, free to use',
  },
  defaults: { T: 10, horizon: 1, everyStep: false, column: 'value', validationShare: 0.2 },
  examples(options = {}) {
    const series = { columns: [{ name: 'value', unit: null }], table: { values: sineSeries(), C: 1 } };
    const result = seriesExamples(series, { ...sine.defaults, ...options });
    if (result.kind === 'split') return result.split;
    throw new RangeError(`no examples of sine with these options: ${JSON.stringify(result)}`);
  },
  baselines: seriesBaselines,
  describe: describeExample,
};
