/** The forecast figure once a series is there. */
import { useMemo, type ReactNode } from 'react';
import { forecasterNames, type ForecasterName } from '#data/forecasters';
import { paddedRange } from '#figures/forecastChart';
import { useForecastText } from '../../i18n/forecast.ts';
import { parseForecasters, type ForecastAddress } from '../../state/forecastView.ts';
import { usePublishedValues } from '../../state/shownValues.ts';
import { FigureFrame } from '../FigureFrame.tsx';
import parts from '../figureParts.module.css';
import { RangeField } from '../RangeField.tsx';
import { useStable } from '../useStable.ts';
import { ErrorChart } from './ErrorChart.tsx';
import { FanChart } from './FanChart.tsx';
import styles from './Forecast.module.css';
import { captionOf, forecastTable, noticesOf } from './forecastWords.ts';
import { ForecastRows } from './ForecastRows.tsx';
import type { ForecastSource } from './forecastSource.ts';
import { publishedForecasts } from './publishedForecasts.ts';
import { PushBar } from './PushBar.tsx';
import { useForecastErrors } from './useForecastErrors.ts';
import { inOwnUnit, shownWindow, useForecasts } from './useForecasts.ts';
import { usePushes } from './usePushes.ts';
import { WindowChart } from './WindowChart.tsx';

interface Props {
  readonly source: ForecastSource;
  readonly address: ForecastAddress;
  readonly onAddress: (patch: Partial<ForecastAddress>) => void;
  readonly seriesField: ReactNode;
}

/** Windows that the figure opens with, from 0. */
const firstWindow = { twoSines: 8, births: 88, seattleWeather: 60, co2: 40 } as const;

export function ForecastOfSeries({ source, address, onAddress, seriesField }: Props) {
  const text = useForecastText();
  const { ground } = source;
  const { series } = ground;
  const { strength, ahead } = address;
  const count = series.starts.length;
  const nth = address.window === 0 ? firstWindow[series.name] : Math.min(address.window, count) - 1;
  const step = (address.read === 0 ? series.T : Math.min(address.read, series.T)) - 1;
  const networks = useMemo(
    () =>
      strength === 1
        ? source.networks
        : source.networks.map((network) => ({
            ...network,
            parameters: network.parameters.map((weight) => weight * strength),
          })),
    [source, strength],
  );
  const errors = useForecastErrors(source, networks);
  const wanted = useMemo(() => shownWindow(series, nth, address.pushed), [series, nth, address.pushed]);
  const state = useForecasts(wanted, ground, networks);
  const run = state.kind === 'ready' ? state.run : null;
  // A pushed value moves at once and its forecasts follow; another window comes with its own forecasts.
  const window = run && run.nth !== nth ? run : wanted;
  const drawn = useMemo(() => parseForecasters(address.models) ?? [], [address.models]);
  const lines = useMemo(
    () =>
      (run?.lines ?? []).filter(
        ({ name }) => name === 'lastValue' || name === 'linear' || drawn.includes(name),
      ),
    [run, drawn],
  );
  const pushes = usePushes(address.pushed, (pushed) => onAddress({ pushed }));
  // The same callbacks while a control is dragged: what did not change is not rendered anew.
  const onAhead = useStable((next: number) => onAddress({ ahead: next }));
  const onStep = useStable((next: number) => onAddress({ read: next + 1 }));
  const onPush = useStable((value: number, dragged: boolean) => pushes.push({ step, value }, dragged));
  const onDrawn = useStable((next: readonly ForecasterName[]) => {
    const names = forecasterNames.filter((name) => next.includes(name));
    onAddress({ models: names.length > 0 ? names.join() : 'none' });
  });
  // All that can be seen of the series, so that the picture stands still while windows pass.
  const range = useMemo(() => {
    const { values, C } = series.table;
    const own = Float64Array.from({ length: values.length / C }, (_, row) =>
      inOwnUnit(series, values[row * C + series.column]),
    );
    return paddedRange(own, 0.06);
  }, [series]);
  const published = useMemo(() => run && publishedForecasts(run, errors, ahead), [run, errors, ahead]);
  usePublishedValues('forecast', published);
  const table = useMemo(() => forecastTable(run, errors, text), [run, errors, text]);
  const place = text.time(series.name, series.firstRow + window.start + step, step);
  const end = text.time(series.name, series.firstRow + wanted.start + series.T - 1, series.T - 1);
  return (
    <FigureFrame
      name="forecast"
      title={text.title}
      caption={run ? captionOf({ run, lines, errors, text }, ahead) : { lead: text.loading, rest: '' }}
      table={table}
      controls={
        <>
          {seriesField}
          <RangeField
            label={text.window}
            value={nth + 1}
            min={1}
            max={count}
            step={1}
            valueText={text.windowText(series.name, nth, count, end)}
            onChange={(next) => onAddress({ window: next, pushed: '' })}
          />
          <RangeField
            label={text.strength}
            value={strength}
            min={0}
            max={10}
            step={0.1}
            valueText={`${strength}`}
            onChange={(next) => onAddress({ strength: next })}
          />
        </>
      }
      below={
        run && (
          <ForecastRows
            source={source}
            run={run}
            errors={errors}
            drawn={drawn}
            ahead={ahead}
            onDrawn={onDrawn}
          />
        )
      }
    >
      <p className={styles.about}>{text.about[series.name]}</p>
      {noticesOf({ asked: address.window, source, networks, run, lines, range, text }).map((sentence) => (
        <p key={sentence} className={parts.notice} role="status">
          {sentence}
        </p>
      ))}
      {state.kind === 'failed' && (
        <p className={parts.notice} role="alert">
          {text.failed(state.message)}
        </p>
      )}
      <WindowChart
        window={window}
        lines={lines}
        range={range}
        step={step}
        place={place}
        onStep={onStep}
        onPush={onPush}
      />
      <PushBar
        // What was typed at one step is not for another.
        key={`${nth} ${step}`}
        series={series.name}
        value={window.edited[step]}
        place={place}
        step={step}
        pushes={pushes}
      />
      {run && (
        <div className={styles.charts}>
          <FanChart run={run} lines={lines} range={range} ahead={ahead} onAhead={onAhead} />
          <ErrorChart series={series} errors={errors} drawn={drawn} ahead={ahead} onAhead={onAhead} />
        </div>
      )}
      {run && run.pushes.length > 0 && (
        <ul className={`${parts.legend} ${styles.lines}`}>
          <li>
            <svg width="30" height="10" aria-hidden="true">
              <path className={styles.was} d="M2 5h26" />
            </svg>
            {text.legend.read}
          </li>
          <li>
            <svg width="30" height="10" aria-hidden="true">
              <path className={styles.ghost} data-line="lastValue" d="M2 5h26" />
            </svg>
            {text.legend.forecasts}
          </li>
        </ul>
      )}
      {state.kind === 'loading' && <p className={parts.loading}>{text.loading}</p>}
    </FigureFrame>
  );
}
