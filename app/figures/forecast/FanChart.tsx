/** The forecasts of one window, large, with what really came. */
import { memo, useMemo } from 'react';
import { horizon } from '#data/forecasters';
import { roundDomain, type Interval } from '#figures/forecastChart';
import { useForecastText } from '../../i18n/forecast.ts';
import { AheadChart } from './AheadChart.tsx';
import type { ForecastLine, ForecastRun } from './useForecasts.ts';

interface Props {
  readonly run: ForecastRun;
  readonly lines: readonly ForecastLine[];
  /** Of the whole series: a forecast far beyond it leaves the picture. */
  readonly range: Interval;
  readonly ahead: number;
  readonly onAhead: (ahead: number) => void;
}

export const FanChart = memo(function FanChart({ run, lines, range, ahead, onAhead }: Props) {
  const text = useForecastText();
  const { series, read, edited, truth } = run;
  const { name } = series;
  const shown = useMemo(() => {
    const [lastBefore, last] = [read[series.T - 1], edited[series.T - 1]];
    return {
      lines: lines.map(({ name: line, values, untouched }) => ({
        name: line,
        values: [last, ...values],
        ...(values.every((value, k) => value === untouched[k]) ? {} : { ghost: [lastBefore, ...untouched] }),
      })),
      truth: [lastBefore, ...truth],
    };
  }, [lines, read, edited, truth, series.T]);
  const domain = useMemo(
    () => roundDomain([...shown.truth, ...shown.lines.flatMap(({ values }) => values)], range),
    [shown, range],
  );
  const readings = lines.map(({ name: line, values }) =>
    text.lineReading(line, text.value(name, values[ahead - 1])),
  );
  return (
    <AheadChart
      title={text.fanTitle}
      label={text.fan}
      from={0}
      lines={shown.lines}
      truth={shown.truth}
      domain={domain}
      ahead={Math.min(horizon, ahead)}
      valueText={text.fanReading(ahead, text.value(name, truth[ahead - 1]), readings)}
      number={(value) => text.tick(name, value)}
      onAhead={onAhead}
    />
  );
});
