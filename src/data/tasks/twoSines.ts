/** Two sine waves of random frequency and phase and a little noise: the synthetic series of the course notes. */
import { notesLinear, seriesBaselines } from '../baselines/series.ts';
import { describeExample } from '../describe.ts';
import { seededRandom } from '../random.ts';
import { assertWhole } from '../shuffle.ts';
import type { Column, GeneratedTask, Split } from '../task.ts';
import { cutWindows, type Table } from '../windows.ts';

export interface TwoSinesOptions {
  readonly seed: number;
  /** Steps that are read. */
  readonly T: number;
  /** Steps that are forecast: 1 or 10 in the notes. The series has `T + horizon` steps. */
  readonly horizon: number;
  /** Forecast after each step (sequence to sequence) and not only after the last. */
  readonly everyStep: boolean;
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

const column: Column = { name: 'value', unit: null, mean: 0, deviation: 1 };

/**
 * `count` series of `steps` values each, at times that divide `[0, 1]` evenly:
 * `½ sin((t − o₁)(10 f₁ + 10)) + ⅕ sin((t − o₂)(20 f₂ + 20)) + ⅒ (u − ½)`, with `f`, `o`, `u` uniform on `[0, 1)`.
 * @returns  `[count · steps, 1]`, series after series
 * @throws RangeError  when `count` is below 1 or `steps` below 2
 * Source: Géron, Hands-On Machine Learning, 2nd edition 2019, chapter 15, `generate_time_series`.
 */
export function twoSinesSeries(count: number, steps: number, seed: number): Table {
  assertWhole('count', count, 1);
  assertWhole('steps', steps, 2);
  const random = seededRandom(seed);
  const draws = () => Float64Array.from({ length: count }, () => random.next());
  const [frequency1, frequency2, offset1, offset2] = [draws(), draws(), draws(), draws()];
  const values = new Float64Array(count * steps);
  for (let n = 0; n < count; n++) {
    for (let step = 0; step < steps; step++) {
      const time = step / (steps - 1);
      values[n * steps + step] =
        0.5 * Math.sin((time - offset1[n]) * (frequency1[n] * 10 + 10)) +
        0.2 * Math.sin((time - offset2[n]) * (frequency2[n] * 20 + 20)) +
        0.1 * (random.next() - 0.5);
    }
  }
  return { values, C: 1 };
}

export const twoSines: GeneratedTask<TwoSinesOptions> = {
  kind: 'generated',
  name: 'twoSines',
  family: 'series',
  file: null,
  source: {
    title: 'Two sine waves with noise',
    author: 'generated here, after A. Géron',
    where: 'Hands-On Machine Learning with Scikit-Learn, Keras, and TensorFlow, 2nd edition 2019, chapter 15',
    licence: 'generated numbers, free to use',
  },
  // The sizes of the notes.
  defaults: { seed: 42, T: 50, horizon: 1, everyStep: false, train: 7000, validation: 2000, test: 1000 },
  examples(options = {}) {
    const { seed, T, horizon, everyStep, train, validation, test } = { ...twoSines.defaults, ...options };
    assertWhole('T', T, 1);
    assertWhole('horizon', horizon, 1);
    assertWhole('train', train, 1);
    assertWhole('validation', validation, 1);
    assertWhole('test', test, 0);
    const steps = T + horizon;
    const table = twoSinesSeries(train + validation + test, steps, seed);
    const part = (from: number, count: number) => {
      const starts = Array.from({ length: count }, (_, k) => (from + k) * steps);
      return cutWindows(table, starts, { T, horizon, everyStep, column: 0 });
    };
    return {
      train: part(0, train),
      validation: part(train, validation),
      test: test === 0 ? null : part(train + validation, test),
      inputs: { kind: 'values', columns: [column] },
      targets: { kind: 'values', columns: Array.from({ length: horizon }, () => column) },
    } satisfies Split;
  },
  baselines: [...seriesBaselines, notesLinear],
  describe: describeExample,
};
