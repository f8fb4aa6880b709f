/** How far each network is off at each step ahead, over windows that nothing was taught on; measured once and kept. */
import { useEffect, useMemo, useState } from 'react';
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

/** @param networks  the same object while nothing changed */
export function useForecastErrors(
  { ground }: ForecastSource,
  networks: readonly ShownForecaster[],
): ErrorsAhead {
  const { series, errors } = ground;
  const windows = useMemo(() => forecastWindows(series, series.measured), [series]);
  const [measured, setMeasured] = useState<ReadonlyMap<Float32Array, Float64Array>>(new Map());
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    // One network at a time: the inspector answers what is dragged in between.
    const measure = async () => {
      for (const { spec, parameters } of networks) {
        if (kept.has(parameters) || signal.aborted) continue;
        const request = { network: { spec, parameters }, windows };
        const reply = await sharedInspector().call('forecastErrors', request, { signal });
        kept.set(parameters, reply.errors);
        setMeasured((before) => new Map(before).set(parameters, reply.errors));
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
  }, [networks, windows]);
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
