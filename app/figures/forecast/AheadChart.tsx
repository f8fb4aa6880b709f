/** Lines over the ten steps ahead with their names at the end, read at one step by pointer or key. */
import { memo, useMemo } from 'react';
import { horizon } from '#data/forecasters';
import { linePath, stepChart, type Interval, type StepChart } from '#figures/forecastChart';
import { spacedLabels } from '#figures/raceChart';
import { useForecastText } from '../../i18n/forecast.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { useWidth } from '../useWidth.ts';
import styles from './Forecast.module.css';
import type { LineName } from './useForecasts.ts';

export interface AheadLine {
  readonly name: LineName;
  /** From step `from` on. */
  readonly values: ArrayLike<number>;
  /** As it would be without pushes; absent: the same. */
  readonly ghost?: ArrayLike<number>;
}

interface Props {
  readonly title: string;
  readonly label: string;
  /** Step at which lines begin: 0 is the last that was read. */
  readonly from: 0 | 1;
  readonly lines: readonly AheadLine[];
  /** Drawn and labelled besides. */
  readonly truth: ArrayLike<number> | null;
  readonly domain: Interval;
  /** The step that is read, from 1. */
  readonly ahead: number;
  readonly valueText: string;
  readonly number: (value: number) => string;
  readonly onAhead: (ahead: number) => void;
}

const labelGap = 15;
const [top, bottom] = [34, 254];

export function AheadChart(props: Props) {
  const { title, label, from, lines, truth, domain, ahead, valueText, number, onAhead } = props;
  const text = useForecastText();
  const [frame, width] = useWidth<HTMLDivElement>(0);
  const [left, right] = [52, width - 114];
  const height = bottom + 42;
  const [low, high] = domain;
  const chart = useMemo(
    () => stepChart([from, horizon], [low, high], { left, right, top, bottom }),
    [from, low, high, left, right],
  );
  const x = chart.x(ahead);
  return (
    <div ref={frame} className={styles.chart} style={{ height }}>
      {width > 0 && (
        <>
          <svg data-picture width={width} height={height} aria-hidden="true">
            <text className={styles.chartTitle} x={0} y={14}>
              {title}
            </text>
            <Axes chart={chart} from={from} left={left} right={right} number={number} />
            <Lines chart={chart} from={from} right={right} lines={lines} truth={truth} />
            <line className={styles.cursor} x1={x} x2={x} y1={top} y2={bottom} />
            {lines.map(({ name, values }) => {
              const value = values[ahead - from];
              return Number.isNaN(value) ? null : (
                <circle
                  key={name}
                  className={styles.mark}
                  data-line={name}
                  cx={x}
                  cy={chart.y(value)}
                  r={3.5}
                />
              );
            })}
            <text className={styles.axisName} x={right} y={bottom + 36} textAnchor="end">
              {text.aheadAxis}
            </text>
          </svg>
          <PlotSlider
            box={{ left, top, width: Math.max(0, right - left), height: bottom - top }}
            label={label}
            min={1}
            max={horizon}
            value={ahead}
            valueText={valueText}
            at={(pixel) => Math.min(horizon, Math.max(1, chart.stepAt(pixel)))}
            onChange={onAhead}
          />
        </>
      )}
    </div>
  );
}

interface AxesProps {
  readonly chart: StepChart;
  readonly from: 0 | 1;
  readonly left: number;
  readonly right: number;
  readonly number: (value: number) => string;
}

const Axes = memo(
  function Axes({ chart, from, left, right, number }: AxesProps) {
    return (
      <g className={styles.axes}>
        {chart.ticks.map(({ value, y }) => (
          <g key={value}>
            <line x1={left} x2={right} y1={y} y2={y} />
            <text x={left - 8} y={y + 4} textAnchor="end">
              {number(value)}
            </text>
          </g>
        ))}
        {Array.from({ length: horizon + 1 - from }, (_, k) => (
          <text key={k} x={chart.x(k + from)} y={bottom + 18} textAnchor="middle">
            {k + from}
          </text>
        ))}
      </g>
    );
  },
  (a, b) => a.chart === b.chart && a.left === b.left && a.right === b.right,
);

interface LinesProps extends Pick<Props, 'from' | 'lines' | 'truth'> {
  readonly chart: StepChart;
  readonly right: number;
}

const Lines = memo(function Lines({ chart, from, right, lines, truth }: LinesProps) {
  const { labels, legend } = useForecastText();
  const ends = [
    ...(truth ? [{ name: null, y: chart.y(truth[truth.length - 1]) }] : []),
    ...lines.flatMap(({ name, values }) => {
      const end = values[horizon - from];
      return Number.isNaN(end) ? [] : [{ name, y: chart.y(end) }];
    }),
  ];
  const places = spacedLabels(
    ends.map(({ y }) => y),
    labelGap,
    bottom + 8,
  );
  return (
    <g>
      {lines.map(
        ({ name, ghost }) =>
          ghost && (
            <path key={name} className={styles.ghost} data-line={name} d={linePath(chart, from, ghost)} />
          ),
      )}
      {truth && <path className={styles.truth} d={linePath(chart, from, truth)} />}
      {lines.map(({ name, values }) => (
        <path key={name} className={styles.line} data-line={name} d={linePath(chart, from, values)} />
      ))}
      {ends.map(({ name, y }, k) => (
        <g key={name ?? ''}>
          <path
            className={styles.leader}
            d={`M${right + 3} ${y.toFixed(1)}L${right + 12} ${places[k].toFixed(1)}`}
          />
          <text className={styles.label} data-line={name ?? 'truth'} x={right + 15} y={places[k] + 4}>
            {name === null ? legend.truthShort : labels[name]}
          </text>
        </g>
      ))}
    </g>
  );
});
