/** Windows of a series to forecast as the reference reads them. Apart from the series: the page needs no more than this. */
import { horizon } from './forecasters.ts';
import type { ForecastSeries } from './forecastSeries.ts';

/** Windows of a series, time-major, and what came after them. */
export interface ForecastWindows {
  readonly T: number;
  readonly B: number;
  /** `[T, B, I]`, scaled. */
  readonly inputs: Float64Array;
  /** `[B, horizon]`, scaled. */
  readonly answers: Float64Array;
}

/** Windows in float64, as the reference reads them. */
export function forecastWindows(
  { T, table: { values, C }, column }: Pick<ForecastSeries, 'T' | 'table' | 'column'>,
  starts: readonly number[],
): ForecastWindows {
  const B = starts.length;
  const inputs = new Float64Array(T * B * C);
  const answers = new Float64Array(B * horizon);
  for (const [row, start] of starts.entries()) {
    for (let t = 0; t < T; t++)
      inputs.set(values.subarray((start + t) * C, (start + t + 1) * C), (t * B + row) * C);
    for (let ahead = 0; ahead < horizon; ahead++)
      answers[row * horizon + ahead] = values[(start + T + ahead) * C + column];
  }
  return { T, B, inputs, answers };
}
