/** The series with the window that is read, what really came, and the forecasts; its points can be pushed. */
import { memo, useMemo } from 'react';
import {
  dotsPath,
  linePath,
  roundDomain,
  stepChart,
  type Interval,
  type StepChart,
} from '#figures/forecastChart';
import { horizon } from '#data/forecasters';
import { useForecastText } from '../../i18n/forecast.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { useWidth } from '../useWidth.ts';
import styles from './Forecast.module.css';
import { PushHandle } from './PushHandle.tsx';
import type { ForecastLine, ShownWindow } from './useForecasts.ts';

interface Props {
  readonly window: ShownWindow;
  /** The same object while nothing changed. */
  readonly lines: readonly ForecastLine[];
  readonly range: Interval;
  /** The step of the window that is pointed at. */
  readonly step: number;
  /** Its name or date. */
  readonly place: string;
  readonly onStep: (step: number) => void;
  readonly onPush: (value: number, dragged: boolean) => void;
}

/** Of its own range alone where a series drifts far from one window to the next. */
const drifting = 'co2';

export const WindowChart = memo(function WindowChart({
  window,
  lines,
  range,
  step,
  place,
  onStep,
  onPush,
}: Props) {
  const text = useForecastText();
  const [frame, width] = useWidth<HTMLDivElement>(0);
  const { series, before, read, edited, truth } = window;
  const { name, T } = series;
  const narrow = width < 560;
  const [left, right, top] = [narrow ? 48 : 56, width - 8, 26];
  const bottom = top + (narrow ? 170 : 200);
  const height = bottom + 24;
  const shown = useMemo((): Interval => {
    if (name !== drifting) return range;
    return roundDomain([...before, ...read, ...truth, ...lines.flatMap(({ values }) => [...values])], range);
  }, [name, range, before, read, truth, lines]);
  const chart = useMemo(
    () => stepChart([-before.length, T + horizon - 1], shown, { left, right, top, bottom }),
    [before.length, T, shown, left, right, top, bottom],
  );
  const pushedFrom = edited[step] === read[step] ? null : text.value(name, read[step]);
  const reading = text.stepReading(place, text.value(name, edited[step]), pushedFrom);
  const [x, y] = [chart.x(step), chart.y(edited[step])];
  return (
    <div ref={frame} className={styles.chart} style={{ height }}>
      {width > 0 && (
        <>
          <svg data-picture width={width} height={height} aria-hidden="true">
            <Ground window={window} chart={chart} box={{ left, right, top, bottom }} narrow={narrow} />
            <ReadLine window={window} chart={chart} />
            <Ahead window={window} lines={lines} chart={chart} />
            <line className={styles.cursor} x1={x} x2={x} y1={top} y2={bottom} />
            <g data-quantity="input">
              <circle className={styles.point} cx={x} cy={y} r={5} />
            </g>
            <text
              className={styles.reading}
              x={Math.min(right, Math.max(left, x))}
              y={bottom + 18}
              textAnchor={x < left + 90 ? 'start' : x > right - 90 ? 'end' : 'middle'}
            >
              {reading}
            </text>
          </svg>
          <PlotSlider
            box={{ left: chart.x(0) - 4, top, width: chart.x(T - 1) - chart.x(0) + 8, height: bottom - top }}
            label={text.windowSlider}
            min={0}
            max={T - 1}
            value={step}
            valueText={reading}
            at={(pixel) => Math.min(T - 1, Math.max(0, chart.stepAt(pixel)))}
            onChange={onStep}
          />
          <PushHandle
            x={x}
            y={y}
            label={text.handle(place)}
            value={edited[step]}
            valueText={text.value(name, edited[step])}
            range={shown}
            valueAt={chart.valueAt}
            series={name}
            onPush={onPush}
          />
        </>
      )}
    </div>
  );
});

interface GroundProps {
  readonly window: ShownWindow;
  readonly chart: StepChart;
  readonly box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly narrow: boolean;
}

/** Scale, the band of what is read, what was before it and what really came after. */
const Ground = memo(
  function Ground({ window, chart, box, narrow }: GroundProps) {
    const text = useForecastText();
    const { series, before, read, truth } = window;
    const { T, name } = series;
    const { left, right, top, bottom } = box;
    const [from, to] = [chart.x(-0.5), chart.x(T - 0.5)];
    return (
      <g>
        <rect className={styles.band} x={from} width={to - from} y={top} height={bottom - top} />
        <g className={styles.axes}>
          {chart.ticks.map(({ value, y }) => (
            <g key={value}>
              <line x1={left} x2={right} y1={y} y2={y} />
              <text x={left - 8} y={y + 4} textAnchor="end">
                {text.tick(name, value)}
              </text>
            </g>
          ))}
        </g>
        <line className={styles.now} x1={to} x2={to} y1={top - 20} y2={bottom} />
        <text
          className={styles.bandName}
          x={narrow ? from : to - 8}
          y={top - 9}
          textAnchor={narrow ? 'start' : 'end'}
        >
          {text.readBand(T, narrow)}
        </text>
        <text
          className={styles.bandName}
          x={narrow ? right : to + 8}
          y={top - 9}
          textAnchor={narrow ? 'end' : 'start'}
        >
          {text.aheadBand}
        </text>
        {before.length > 0 && (
          <path className={styles.before} d={linePath(chart, -before.length, [...before, read[0]])} />
        )}
        <path className={styles.truth} d={linePath(chart, T - 1, [read[T - 1], ...truth])} />
        <path className={styles.truthDots} d={dotsPath(chart, T, truth)} />
      </g>
    );
  },
  // Pushes change nothing of it.
  (a, b) => a.chart === b.chart && a.window.start === b.window.start && a.narrow === b.narrow,
);

const ReadLine = memo(function ReadLine({ window, chart }: Pick<GroundProps, 'window' | 'chart'>) {
  const { read, edited } = window;
  // Before a push: where that is elsewhere than now.
  const was = read.map((value, step) =>
    [step - 1, step, step + 1].some((near) => edited[near] !== read[near]) ? value : NaN,
  );
  return (
    <g data-quantity="input">
      <path className={styles.was} d={linePath(chart, 0, was)} />
      <path className={styles.read} d={linePath(chart, 0, edited)} />
      <path className={styles.readDots} d={dotsPath(chart, 0, edited)} />
    </g>
  );
});

const Ahead = memo(function Ahead({
  window: { edited, series },
  lines,
  chart,
}: Pick<Props, 'window' | 'lines'> & { readonly chart: StepChart }) {
  const last = edited[series.T - 1];
  return (
    <g>
      {lines.map(({ name, values }) => (
        <path
          key={name}
          className={styles.line}
          data-line={name}
          d={linePath(chart, series.T - 1, [last, ...values])}
        />
      ))}
    </g>
  );
});
