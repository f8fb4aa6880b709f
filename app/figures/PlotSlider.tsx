/** A plot as a slider: pointer, finger or arrow keys choose one of its points, which is then read out in words. */
import type { KeyboardEvent, PointerEvent } from 'react';
import styles from './PlotSlider.module.css';

interface Props {
  /** The part of the picture that answers, CSS pixels. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  /** What is read out at `value`. */
  readonly valueText: string;
  /** The point at a place, in pixels of the picture. */
  readonly at: (x: number, y: number) => number;
  readonly onChange: (value: number) => void;
  /** The point under a pointer that only hovers; null when it leaves. */
  readonly onHover?: (value: number | null) => void;
}

export function PlotSlider({ box, label, min, max, value, valueText, at, onChange, onHover }: Props) {
  const under = (event: PointerEvent<HTMLDivElement>) => {
    const edge = event.currentTarget.getBoundingClientRect();
    return at(box.left + event.clientX - edge.left, box.top + event.clientY - edge.top);
  };
  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.round((max - min) / 10));
    const to = {
      ArrowLeft: value - 1,
      ArrowDown: value - 1,
      ArrowRight: value + 1,
      ArrowUp: value + 1,
      PageDown: value - page,
      PageUp: value + page,
      Home: min,
      End: max,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onChange(Math.min(max, Math.max(min, to)));
  };
  return (
    <div
      className={styles.slider}
      style={box}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      onPointerDown={(event) => onChange(under(event))}
      onPointerMove={(event) => (event.buttons === 0 ? onHover?.(under(event)) : onChange(under(event)))}
      onPointerLeave={() => onHover?.(null)}
      onKeyDown={press}
    />
  );
}
