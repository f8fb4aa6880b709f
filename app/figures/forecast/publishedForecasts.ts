/** What the rest of the page is told of the forecasts shown: numbers for its formulas, and typical errors to judge by. */
import { horizon, type ForecastLineName } from '#data/forecasters';
import type { SlotName } from '#notation/slots';
import type { ForecastValues } from '../../state/shownValues.ts';
import { typicalOff } from './forecastWords.ts';
import type { ErrorsAhead } from './useForecastErrors.ts';
import type { ForecastRun } from './useForecasts.ts';

/** Who has a line in the text, by the formula: the slots of its forecast and of its typical error. */
const spoken = {
  lastValueForecast: ['lastValue', 'lastValueForecast', 'lastValueError'],
  linearForecast: ['linear', 'linearForecast', 'linearError'],
  iteratedForecast: ['iterated', 'iteratedForecast', 'iteratedError'],
  forecastAtOnce: ['atOnce', 'atOnceForecast', 'atOnceError'],
} as const satisfies Record<string, readonly [ForecastLineName, SlotName, SlotName]>;

/** @param ahead  the step that is read, from 1 */
export function publishedForecasts(run: ForecastRun, errors: ErrorsAhead, ahead: number): ForecastValues {
  const typical: Partial<Record<ForecastLineName, readonly number[]>> = {};
  for (const { name } of run.lines) {
    const squared = errors.get(name);
    if (squared) typical[name] = Array.from(squared.subarray(0, horizon), (error) => typicalOff(run, error));
  }
  const slots = Object.fromEntries(
    Object.entries(spoken).map(([formula, [name, forecast, error]]) => {
      const line = run.lines.find((one) => one.name === name);
      const off = typical[name]?.[ahead - 1];
      return [
        formula,
        {
          stepsAhead: ahead,
          ...(line && { [forecast]: line.values[ahead - 1] }),
          ...(off !== undefined && { [error]: off }),
        },
      ];
    }),
  );
  return {
    slots,
    series: run.series.name,
    typical,
    complete: run.lines.every(({ name }) => errors.has(name)),
  };
}
