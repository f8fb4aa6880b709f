/** How far each network is off at each step ahead, over windows that nothing was taught on; measured once and kept. */
import { useEffect, useMemo, useState } from 'react';
import { horizon } from '#data/forecasters';
import { forecastWindows } from '#data/forecastSeries';
import { sharedInspector } from '../../state/workers.ts';
import type { ForecastSource, ShownForecaster } from './forecastSource.ts';
import type { LineName } from './useForecasts.ts';

/** Mean squared error at each step ahead, scaled; a network that has not been measured yet is absent. */
export type ErrorsAhead = ReadonlyMap<LineName, Float64Array>;

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
  const [measured, setMeasured] = useState<ReadonlyMap<Float32Array, Float64Array>>(new Map());
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    // Part by part: the inspector answers what is dragged in between.
    const measure = async () => {
      for (const { spec, parameters } of networks) {
        if (kept.has(parameters) || signal.aborted) continue;
        const mean = new Float64Array(horizon);
        for (const windows of parts) {
          const request = { network: { spec, parameters }, windows };
          const { errors } = await sharedInspector().call('forecastErrors', request, { signal });
          for (let ahead = 0; ahead < horizon; ahead++)
            mean[ahead] += (errors[ahead] * windows.B) / series.measured.length;
        }
        kept.set(parameters, mean);
        setMeasured((before) => new Map(before).set(parameters, mean));
      }
    };
    const timer = setTimeout(() => {
      // Aborted, or the inspector died: what was not measured is so the next time, and the picture says so.
      measure().catch(() => {});
    }, quiet);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [networks, parts, series]);
  return useMemo(() => {
    const found = new Map<LineName, Float64Array>([
      ['lastValue', errors.lastValue],
      ['linear', errors.linear],
    ]);
    for (const { name, parameters } of networks) {
      const own = measured.get(parameters) ?? kept.get(parameters);
      if (own) found.set(name, own);
    }
    return found;
  }, [errors, networks, measured]);
}
