/** Forecasts without a network, window by window: the last value again, and the best linear combination. */
import { leastSquaresWeights, linearAnswers } from './baselines/leastSquares.ts';
import { forecastExamples, type ForecastSeries } from './forecastSeries.ts';

/** Windows that are read, time-major. */
interface Read {
  readonly T: number;
  readonly B: number;
  /** `[T, B, I]` */
  readonly inputs: ArrayLike<number>;
}

/**
 * The last number read of the column, again at every step ahead (naive forecasting).
 * @returns `[B, horizon]`
 */
export function lastValueForecasts({ T, B, inputs }: Read, column: number, horizon: number): Float64Array {
  const I = inputs.length / (T * B);
  return Float64Array.from({ length: B * horizon }, (_, k) => {
    const row = Math.floor(k / horizon);
    return inputs[((T - 1) * B + row) * I + column];
  });
}

/** The best linear model of the training windows, all steps ahead at once: `[T · C + 1, horizon]`. */
export function linearWeights(series: ForecastSeries): Float64Array {
  const { count, inputs, targets } = forecastExamples(series, series.trainStarts, 'atOnce');
  if (inputs.kind !== 'values' || targets.kind !== 'values') throw new TypeError('expected numbers');
  return leastSquaresWeights(inputs.values, targets.values, count);
}

/**
 * @param weights  of `linearWeights`
 * @returns        `[B, horizon]`
 */
export function linearForecasts(weights: ArrayLike<number>, { T, B, inputs }: Read): Float64Array {
  const I = inputs.length / (T * B);
  const rows = new Float64Array(inputs.length);
  for (let row = 0; row < B; row++) {
    for (let t = 0; t < T; t++) {
      for (let k = 0; k < I; k++) rows[(row * T + t) * I + k] = inputs[(t * B + row) * I + k];
    }
  }
  return linearAnswers(weights, rows, B);
}
