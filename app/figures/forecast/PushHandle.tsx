/** The point of the window that is pointed at, to be pushed up and down: by pointer, finger or arrow keys. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { ForecastSeriesName } from '#data/forecasters';
import type { Interval } from '#figures/forecastChart';
import { farthestPush } from '../../state/forecastView.ts';
import styles from './Forecast.module.css';

interface Props {
  /** Pixels of the picture. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly value: number;
  readonly valueText: string;
  readonly range: Interval;
  readonly valueAt: (pixel: number) => number;
  readonly series: ForecastSeriesName;
  readonly onPush: (value: number, dragged: boolean) => void;
}

/** What a press of a key moves, in the series' own unit. */
const keyStep: Readonly<Record<ForecastSeriesName, number>> = {
  twoSines: 0.02,
  births: 100,
  seattleWeather: 0.5,
  co2: 0.5,
};

export function PushHandle({ x, y, label, value, valueText, range, valueAt, series, onPush }: Props) {
  const dragging = useRef<{ readonly from: number; readonly y: number } | null>(null);
  const by = keyStep[series];
  /** As fine as a key can tell, so that links stay short. */
  const rounded = (wanted: number) => Number((Math.round(wanted / (by / 10)) * (by / 10)).toFixed(6));
  const press = (event: KeyboardEvent) => {
    const moved = {
      ArrowUp: by,
      ArrowDown: -by,
      ArrowRight: by,
      ArrowLeft: -by,
      PageUp: 10 * by,
      PageDown: -10 * by,
    }[event.key];
    const to = event.key === 'Home' ? range[0] : event.key === 'End' ? range[1] : value + (moved ?? 0);
    if (moved === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    onPush(rounded(Math.min(farthestPush, Math.max(-farthestPush, to))), true);
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    dragging.current = { from: y, y: event.clientY };
  };
  const move = (event: PointerEvent) => {
    const start = dragging.current;
    if (!start || event.buttons === 0) return;
    onPush(rounded(valueAt(start.from + event.clientY - start.y)), true);
  };
  return (
    <div
      className={styles.handle}
      style={{ left: x, top: y }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={Math.min(range[0], value)}
      aria-valuemax={Math.max(range[1], value)}
      aria-valuenow={value}
      aria-valuetext={valueText}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        dragging.current = null;
      }}
      onKeyDown={press}
    />
  );
}
