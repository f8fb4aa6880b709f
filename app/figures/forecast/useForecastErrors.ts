/** How far each network is off at each step ahead, over windows that nothing was taught on; measured once and kept. */
import { useEffect, useMemo, useState } from 'react';
import { horizon } from '#data/forecasters';
import { forecastWindows, type ForecastWindows } from '#data/forecastWindows';
import type { ForecastNetwork } from '#inspect/forecasts';
import { sharedInspector } from '../../state/workers.ts';
import type { ForecastSource, ShownForecaster } from './forecastSource.ts';
import type { LineName } from './useForecasts.ts';

/** Mean squared error at each step ahead, scaled; null where it could not be measured, absent until it is. */
export type ErrorsAhead = ReadonlyMap<LineName, Float64Array | null>;

/** By the weights that were measured, also when the figure was shown before. */
const kept = new WeakMap<Float32Array, Float64Array>();
/** Milliseconds of quiet before measuring: while a control is dragged, forecasts go first. */
const quiet = 250;
/** Windows that are measured at a time. */
const part = 25;

/** @param networks  the same object while nothing changed */
export function useForecastErrors(
  { ground }: ForecastSource,
  networks: readonly ShownForecaster[],
): ErrorsAhead {
  const { series, errors } = ground;
  const parts = useMemo(
    () =>
      Array.from({ length: Math.ceil(series.measured.length / part) }, (_, k) =>
        forecastWindows(series, series.measured.slice(k * part, (k + 1) * part)),
      ),
    [series],
  );
  const [measured, setMeasured] = useState<ReadonlyMap<Float32Array, Float64Array | null>>(new Map());
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    // Part by part: the inspector answers what is dragged in between.
    const measure = async () => {
      for (const { spec, parameters } of networks) {
        if (kept.has(parameters) || signal.aborted) continue;
        const mean = await meanError({ spec, parameters }, parts, signal);
        if (signal.aborted) return;
        if (mean) kept.set(parameters, mean);
        setMeasured((before) => new Map(before).set(parameters, mean));
      }
    };
    const timer = setTimeout(() => void measure(), quiet);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [networks, parts]);
  return useMemo(() => {
    const found = new Map<LineName, Float64Array | null>([
      ['lastValue', errors.lastValue],
      ['linear', errors.linear],
    ]);
    for (const { name, parameters } of networks) {
      const own = kept.get(parameters) ?? measured.get(parameters);
      if (own !== undefined) found.set(name, own);
    }
    return found;
  }, [errors, networks, measured]);
}

/** Over all parts; null where the inspector failed. */
async function meanError(
  network: ForecastNetwork,
  parts: readonly ForecastWindows[],
  signal: AbortSignal,
): Promise<Float64Array | null> {
  const count = parts.reduce((sum, { B }) => sum + B, 0);
  const mean = new Float64Array(horizon);
  try {
    for (const windows of parts) {
      const request = { network, windows };
      const { errors } = await sharedInspector().call('forecastErrors', request, { signal });
      for (let ahead = 0; ahead < horizon; ahead++) mean[ahead] += (errors[ahead] * windows.B) / count;
    }
    return mean;
  } catch {
    return null;
  }
}
