/** The runs as a picture, and over it what can be read and held: each of its three rows, letter by letter. */
import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { derivativeNumber } from '#figures/derivativeNumber';
import { shortNumber } from '#figures/numbers';
import { layoutSurgeryStrip, surgeryStepAt, surgeryValueAt } from '#figures/surgeryStrip';
import type { ActivationName } from '#rnn/cells';
import { quantities } from '#rnn/quantities';
import { useSurgeryText } from '../../i18n/surgery.ts';
import { useWidth } from '../useWidth.ts';
import { SurgeryPicture } from './SurgeryPicture.tsx';
import styles from './SurgeryStrip.module.css';
import type { SurgeryRun } from './useSurgery.ts';

interface Props {
  readonly run: SurgeryRun;
  readonly name: ActivationName;
  /** From 0. */
  readonly unit: number;
  readonly step: number;
  /** `[T]`: where the value shown is held by an edit. */
  readonly held: readonly boolean[];
  readonly onStep: (step: number) => void;
  readonly onHold: (step: number, value: number, dragged: boolean) => void;
  /** Holds the value at a step a little higher or lower than it is. */
  readonly onNudge: (step: number, by: number) => void;
  readonly onRelease: (step: number) => void;
}

/** By how much an arrow key moves a held value. */
const keyStep = 0.05;
/** Pixels that a pointer must move up or down before it holds: less is a press that only chooses a letter. */
const dragThreshold = 5;

export function SurgeryStrip({ run, name, unit, step, held, onStep, onHold, onNudge, onRelease }: Props) {
  const text = useSurgeryText();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const { letters, now, untouched, model } = run;
  const T = letters.length - 1;
  const scale = quantities[name].scale;
  const { series, layout } = useMemo(() => {
    const H = model.spec.units;
    const of = ({ trace }: SurgeryRun['now']) => {
      const values = trace.activations[name];
      return Float64Array.from({ length: T }, (_, t) => values?.[t * H + unit] ?? NaN);
    };
    const all = {
      values: { now: of(now), untouched: of(untouched) },
      surprise: { now: now.surprise, untouched: untouched.surprise },
      gradients: { now: now.stepNorms, untouched: untouched.stepNorms },
    };
    return {
      series: all,
      layout: layoutSurgeryStrip(width, scale, all.values, all.surprise, all.gradients),
    };
  }, [model, T, name, unit, now, untouched, width, scale]);
  const read = model.spec.vocabulary[now.read[step]];
  const { values, surprise, gradients } = layout;
  const rows = {
    steps: T,
    step,
    stepAt: (x: number) => surgeryStepAt(layout, x),
    onStep,
  };
  return (
    <div ref={frame} className={styles.strip} role="group" aria-label={text.strip}>
      <SurgeryPicture
        run={run}
        layout={layout}
        series={series}
        name={name}
        unit={unit}
        step={step}
        held={held}
      />
      <Row
        {...rows}
        label={text.valuesRow(name, unit)}
        valueText={text.valuesText(
          step + 1,
          read,
          shortNumber(series.values.now[step]),
          shortNumber(series.values.untouched[step]),
          held[step],
        )}
        quantity={name}
        top={values.top - 6}
        height={values.bottom - values.top + 28}
        valueAt={(y) => surgeryValueAt(values, values.top - 6 + y)}
        onHold={onHold}
        onNudge={(by) => onNudge(step, by * keyStep)}
        onRelease={onRelease}
      />
      <Row
        {...rows}
        label={text.surpriseRow}
        valueText={text.surpriseText(
          step + 1,
          letters[step + 1],
          shortNumber(series.surprise.now[step]),
          shortNumber(series.surprise.untouched[step]),
        )}
        top={surprise.top - 6}
        height={surprise.bottom - surprise.top + 28}
      />
      <Row
        {...rows}
        label={text.gradientsRow}
        valueText={text.gradientsText(
          step + 1,
          read,
          derivativeNumber(series.gradients.now[step], 3),
          derivativeNumber(series.gradients.untouched[step], 3),
        )}
        quantity="hiddenState"
        top={gradients.top - 6}
        height={gradients.bottom - gradients.top + 12}
      />
    </div>
  );
}

interface RowProps {
  readonly label: string;
  readonly valueText: string;
  readonly quantity?: ActivationName;
  readonly top: number;
  readonly height: number;
  readonly step: number;
  readonly steps: number;
  readonly stepAt: (x: number) => number;
  readonly onStep: (step: number) => void;
  /** The value at a height within the row; absent in a row that is only read. */
  readonly valueAt?: (y: number) => number;
  readonly onHold?: (step: number, value: number, dragged: boolean) => void;
  readonly onNudge?: (by: 1 | -1) => void;
  readonly onRelease?: (step: number) => void;
}

/** A row that is read by pointing at it or with the arrow keys; where values can be held, by dragging them. */
function Row(props: RowProps) {
  const { label, valueText, quantity, top, height, step, steps, stepAt, onStep } = props;
  const { valueAt, onHold, onNudge, onRelease } = props;
  const press = useRef<{ readonly step: number; readonly y: number; moved: boolean } | null>(null);
  const place = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const sideways = { ArrowLeft: step - 1, ArrowRight: step + 1, Home: 0, End: steps - 1 }[event.key];
    const upright = { ArrowUp: 1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined;
    if (sideways !== undefined) onStep(Math.min(steps - 1, Math.max(0, sideways)));
    else if (upright !== undefined)
      if (onNudge) onNudge(upright);
      else onStep(Math.min(steps - 1, Math.max(0, step + upright)));
    else if (onRelease && (event.key === 'Delete' || event.key === 'Backspace')) onRelease(step);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={valueAt ? styles.holdable : styles.target}
      style={{ top, height }}
      data-quantity={quantity}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={step + 1}
      aria-valuetext={valueText}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        const { x, y } = place(event);
        const at = stepAt(x);
        press.current = { step: at, y, moved: false };
        // Fingers scroll by their up and down; a mouse or a pen holds.
        if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
        onStep(at);
      }}
      onPointerMove={(event) => {
        const { current } = press;
        if (!current || event.buttons === 0) return;
        const { x, y } = place(event);
        if (!valueAt || !onHold || event.pointerType === 'touch') return onStep(stepAt(x));
        current.moved ||= Math.abs(y - current.y) > dragThreshold;
        if (current.moved) onHold(current.step, valueAt(y), true);
      }}
      onPointerUp={() => void (press.current = null)}
      onPointerCancel={() => void (press.current = null)}
    />
  );
}
