/** Forecasts of a network some steps ahead, and how far they are off, window by window. */
import { ShapeError } from '#rnn/errors';
import { cells, type Squashing } from '#rnn/cells';
import type { NetworkSpec } from '#rnn/network';
import type { NetworkTrace } from '#rnn/networkTrace';
import { lastFeatures, networkForward, networkWeights } from '#reference/network';

export interface ForecastNetwork {
  readonly spec: NetworkSpec;
  /** `[P]`, laid out by `networkLayout`. */
  readonly parameters: ArrayLike<number>;
}

export interface ReadWindows {
  readonly T: number;
  readonly B: number;
  /** `[T, B, I]` */
  readonly inputs: ArrayLike<number>;
}

export interface NetworkForecasts {
  /** `[B, horizon]` */
  readonly values: Float64Array;
  /** Share of all gates and states that lie within 0.01 of a bound of their squashing function, over what was read. */
  readonly saturated: number;
}

/**
 * A network that answers `horizon` numbers answers them after the last step. One that answers a single number reads it as
 * if it had been measured, and goes on: since its states are carried, nothing is read twice.
 * @throws ShapeError when it answers another count of numbers, or one number but reads several a step
 * Source: Géron, Hands-On Machine Learning, 2nd edition 2019, chapter 15, “Forecasting several time steps ahead”.
 */
export function networkForecasts(
  { spec, parameters }: ForecastNetwork,
  { T, B, inputs }: ReadWindows,
  horizon: number,
): NetworkForecasts {
  const weights = networkWeights(spec, parameters);
  const answered = lastFeatures(spec, T);
  const trace = networkForward(spec, weights, { T, B, inputs });
  const saturated = saturatedShare(trace);
  const last = trace.output.subarray(-B * answered);
  if (answered === horizon) return { values: Float64Array.from(last), saturated };
  if (answered !== 1 || spec.inputs.size !== 1)
    throw new ShapeError(
      'network',
      `${horizon} answers, or one from one number a step`,
      `${answered} from ${spec.inputs.size}`,
    );
  const values = new Float64Array(B * horizon);
  let read = last;
  let states = trace.finalStates;
  for (let ahead = 0; ahead < horizon; ahead++) {
    for (let row = 0; row < B; row++) values[row * horizon + ahead] = read[row];
    if (ahead === horizon - 1) break;
    const next = networkForward(spec, weights, { T: 1, B, inputs: read }, { states });
    read = next.output;
    states = next.finalStates;
  }
  return { values, saturated };
}

const bounds: Readonly<Record<Squashing, readonly number[]>> = {
  sigmoid: [0, 1],
  tanh: [-1, 1],
  relu: [],
};

function saturatedShare({ layers }: NetworkTrace): number {
  let [near, all] = [0, 0];
  for (const { cell, activations } of layers.flatMap(({ parts }) => parts)) {
    for (const [k, gate] of cells[cell].gates.entries()) {
      const ends = bounds[cells[cell].squashing[k]];
      const values = activations[gate] ?? [];
      all += values.length;
      for (const value of values) if (ends.some((end) => Math.abs(value - end) < 0.01)) near += 1;
    }
  }
  return near / Math.max(1, all);
}

/**
 * Mean squared difference of forecasts and answers at each step ahead.
 * @param forecasts  `[B, horizon]`
 * @param answers    `[B, horizon]`
 * @returns          `[horizon]`; NaN where a forecast is none
 */
export function errorsAhead(
  forecasts: ArrayLike<number>,
  answers: ArrayLike<number>,
  horizon: number,
): Float64Array {
  const B = answers.length / horizon;
  const errors = new Float64Array(horizon);
  for (let k = 0; k < answers.length; k++) errors[k % horizon] += (forecasts[k] - answers[k]) ** 2 / B;
  return errors;
}

/** Mean squared error of a network at each step ahead, `[horizon]`, over windows with `answers`, `[B, horizon]`. */
export function squaredErrors(
  network: ForecastNetwork,
  windows: ReadWindows & { readonly answers: ArrayLike<number> },
): Float64Array {
  const horizon = windows.answers.length / windows.B;
  return errorsAhead(networkForecasts(network, windows, horizon).values, windows.answers, horizon);
}
