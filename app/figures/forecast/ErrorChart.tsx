/** How far each network and baseline is typically off at every step ahead. */
import { memo, useMemo } from 'react';
import { forecasterNames, type ForecasterName } from '#data/forecasters';
import { roundDomain } from '#figures/forecastChart';
import type { ShownForecastSeries } from '#data/shownForecastSeries';
import { useForecastText } from '../../i18n/forecast.ts';
import { AheadChart } from './AheadChart.tsx';
import { typicalOff } from './forecastWords.ts';
import type { ErrorsAhead } from './useForecastErrors.ts';

interface Props {
  readonly series: ShownForecastSeries;
  readonly errors: ErrorsAhead;
  /** The same object while nothing changed. */
  readonly drawn: readonly ForecasterName[];
  readonly ahead: number;
  readonly onAhead: (ahead: number) => void;
}

export const ErrorChart = memo(function ErrorChart({ series, errors, drawn, ahead, onAhead }: Props) {
  const text = useForecastText();
  const lines = useMemo(
    () =>
      (['lastValue', 'linear', ...forecasterNames] as const).flatMap((name) => {
        const squared = errors.get(name);
        const isDrawn = name === 'lastValue' || name === 'linear' || drawn.includes(name);
        return squared && isDrawn
          ? [{ name, values: Array.from(squared, (error) => typicalOff({ series }, error)) }]
          : [];
      }),
    [series, errors, drawn],
  );
  const domain = useMemo(() => {
    const baselines = lines.flatMap(({ name, values }) =>
      name === 'lastValue' || name === 'linear' ? values : [],
    );
    // A network that explodes must not flatten the others: it leaves the picture at the top.
    const all = lines.flatMap(({ values }) => values);
    return roundDomain([0, ...all], [0, 5 * Math.max(...baselines)]);
  }, [lines]);
  return (
    <AheadChart
      title={text.errorsTitle(series.measured.length)}
      label={text.errors}
      from={1}
      lines={lines}
      truth={null}
      domain={domain}
      ahead={ahead}
      valueText={text.errorsReading(
        ahead,
        lines.map(({ name, values }) => text.lineReading(name, text.value(series.name, values[ahead - 1]))),
      )}
      number={(value) => text.tick(series.name, value)}
      onAhead={onAhead}
    />
  );
});
