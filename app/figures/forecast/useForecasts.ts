/** Forecasts over one window, as it was and as it was pushed, as the inspector computed them. */
import { useMemo } from 'react';
import type { ForecasterName, ForecastLineName } from '#data/forecasters';
import { forecastWindows } from '#data/forecastWindows';
import type { ShownForecastSeries } from '#data/shownForecastSeries';
import type { ForecastGround, ForecastRequest } from '#protocol/inspector';
import { parsePushes, pushed, type Push } from '../../state/forecastView.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import type { ShownForecaster } from './forecastSource.ts';

export type LineName = ForecastLineName;

export interface ForecastLine {
  readonly name: LineName;
  /** `[horizon]`, in the series' own unit: after the window as it was pushed. */
  readonly values: Float64Array;
  /** `[horizon]`: after the window as it was. */
  readonly untouched: Float64Array;
  /** Share of gates and states at their bounds, over both windows; 0 for baselines. */
  readonly saturated: number;
}

/** A window and what came after it, in the series' own unit. */
export interface ShownWindow {
  readonly series: ShownForecastSeries;
  /** Which of the windows, from 0. */
  readonly nth: number;
  /** The row of the series at which it begins. */
  readonly start: number;
  /** Rows before the window: at most as many as it has itself. */
  readonly before: Float64Array;
  /** `[T]` as it was, and with the pushes made. */
  readonly read: Float64Array;
  readonly edited: Float64Array;
  readonly pushes: readonly Push[];
  /** `[horizon]` */
  readonly truth: Float64Array;
}

export interface ForecastRun extends ShownWindow {
  readonly lines: readonly ForecastLine[];
}

export type ForecastState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  /** Of a request that was answered; a newer one may be on its way. */
  | { readonly kind: 'ready'; readonly run: ForecastRun };

/** From the scale that networks read to the series' own unit. */
export const inOwnUnit = ({ columns, column }: ShownForecastSeries, scaled: number): number =>
  scaled * columns[column].deviation + columns[column].mean;

/** @param pushesText  as the address holds them */
export function shownWindow(series: ShownForecastSeries, nth: number, pushesText: string): ShownWindow {
  const { starts, T, table, column } = series;
  const { values, C } = table;
  const start = starts[nth];
  const own = (from: number, rows: number) =>
    Float64Array.from({ length: rows }, (_, k) => inOwnUnit(series, values[(from + k) * C + column]));
  const { answers } = forecastWindows(series, [start]);
  const rowsBefore = Math.min(series.before, start);
  const read = own(start, T);
  const pushes = parsePushes(pushesText) ?? [];
  return {
    series,
    nth,
    start,
    before: own(start - rowsBefore, rowsBefore),
    read,
    edited: pushed(read, pushes),
    pushes,
    truth: answers.map((value) => inOwnUnit(series, value)),
  };
}

interface Asked {
  readonly window: ShownWindow;
  readonly names: readonly ForecasterName[];
}
/** What a request was made of: the answer to an older one is shown with its own window. */
const asked = new WeakMap<ForecastRequest, Asked>();

function requestOf(
  window: ShownWindow,
  { linear }: ForecastGround,
  networks: readonly ShownForecaster[],
): ForecastRequest {
  const { series, start, read, edited } = window;
  const { columns, column, table } = series;
  const { mean, deviation } = columns[column];
  const { T, inputs } = forecastWindows(series, [start]);
  const { C } = table;
  // Two rows: as it was, and as it was pushed.
  const both = new Float64Array(T * 2 * C);
  for (let t = 0; t < T; t++) {
    const step = inputs.subarray(t * C, (t + 1) * C);
    both.set(step, t * 2 * C);
    both.set(step, (t * 2 + 1) * C);
    if (edited[t] !== read[t]) both[(t * 2 + 1) * C + column] = (edited[t] - mean) / deviation;
  }
  const request = {
    windows: { T, B: 2, inputs: both },
    column,
    linear,
    networks: networks.map(({ spec, parameters }) => ({ spec, parameters })),
  };
  asked.set(request, { window, names: networks.map(({ name }) => name) });
  return request;
}

/** @param networks  the same object while nothing changed */
export function useForecasts(
  window: ShownWindow,
  ground: ForecastGround,
  networks: readonly ShownForecaster[],
): ForecastState {
  const request = useMemo(() => requestOf(window, ground, networks), [window, ground, networks]);
  const state = useSteadyInspection('forecast', request);
  return useMemo(() => {
    if (state.kind !== 'ready') return state;
    const of = asked.get(state.request);
    if (!of) return { kind: 'loading' };
    const { reply } = state;
    const line = (name: LineName, values: Float64Array, saturated: number): ForecastLine => {
      const own = values.map((value) => inOwnUnit(of.window.series, value));
      const horizon = own.length / 2;
      return { name, untouched: own.subarray(0, horizon), values: own.subarray(horizon), saturated };
    };
    const lines = [
      line('lastValue', reply.lastValue, 0),
      line('linear', reply.linear, 0),
      ...reply.networks.map(({ values, saturated }, k) => line(of.names[k], values, saturated)),
    ];
    return { kind: 'ready', run: { ...of.window, lines } };
  }, [state]);
}
