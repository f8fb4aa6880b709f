/**
 * The loss over training steps, in bits per letter. The plot is read by pointer or arrow keys; its axis of steps is
 * the slider that goes back through the kept snapshots.
 */
import { memo, useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import {
  bitsOf,
  lossCurve,
  nearestStep,
  type LossBaseline,
  type LossCurveLayout,
  type LossPoint,
} from '#figures/lossCurve';
import { useTrainingText } from '../i18n/training.ts';
import { LossScrubber } from './LossScrubber.tsx';
import { useWidth } from './useWidth.ts';
import styles from './LossCurve.module.css';

/** Steps after which a loss counts half in the drawn mean. */
export const lossHalfLife = 5;

export interface LossCurveProps {
  /** Ascending, finite. */
  readonly records: readonly LossPoint[];
  readonly baselines: readonly LossBaseline[];
  /** The axis of steps ends here. */
  readonly lastStep: number;
  readonly snapshots: readonly { readonly trainStep: number }[];
  /** Step of the model that figures show; null without a model. */
  readonly shownStep: number | null;
  /** Whether an earlier model than the newest is shown. */
  readonly lookingBack: boolean;
  readonly onScrub: (trainStep: number | null) => void;
}

export function LossCurve(props: LossCurveProps) {
  const { records, baselines, lastStep, shownStep, lookingBack } = props;
  const text = useTrainingText().loss;
  const [frame, width] = useWidth<HTMLDivElement>(0);
  const [cursorStep, setCursorStep] = useState<number | null>(null);
  const height = width < 480 ? 210 : 260;
  const layout = useMemo(
    () =>
      lossCurve(records, {
        width,
        height,
        margin: { top: 22, right: 12, bottom: 38, left: 30 },
        lastStep,
        halfLife: lossHalfLife,
        baselines,
      }),
    [records, width, height, lastStep, baselines],
  );
  const cursor = cursorStep === null ? -1 : nearestStep(records, cursorStep);
  const at = cursor < 0 ? null : { ...records[cursor], mean: layout.smoothed[cursor] };
  return (
    <div className={styles.chart}>
      <p className={styles.top}>
        <span>{text.axis}</span>
        <span className={styles.reading}>
          {at && text.reading(at.trainStep, bitsOf(at.lossNats), at.mean)}
        </span>
      </p>
      <div ref={frame} className={styles.frame} style={{ height }}>
        {width > 0 && (
          <>
            <svg width={width} height={height} aria-hidden="true">
              <Axes layout={layout} />
              <Curve layout={layout} fadeAfter={lookingBack ? shownStep : null} />
              {shownStep !== null && records.length > 0 && (
                <Shown layout={layout} records={records} trainStep={shownStep} lookingBack={lookingBack} />
              )}
              {at && (
                <g className={styles.cursor}>
                  <line
                    x1={layout.x(at.trainStep)}
                    x2={layout.x(at.trainStep)}
                    y1={layout.top}
                    y2={layout.bottom}
                  />
                  <circle cx={layout.x(at.trainStep)} cy={layout.y(bitsOf(at.lossNats))} r={3} />
                </g>
              )}
            </svg>
            <Reader layout={layout} records={records} cursor={cursor} onCursor={setCursorStep} />
            <LossScrubber
              layout={layout}
              snapshots={props.snapshots}
              shownStep={shownStep}
              lookingBack={lookingBack}
              onScrub={props.onScrub}
            />
          </>
        )}
      </div>
    </div>
  );
}

const Axes = memo(function Axes({ layout }: { readonly layout: LossCurveLayout }) {
  const text = useTrainingText().loss;
  const { left, right, bottom } = layout;
  return (
    <g className={styles.axes}>
      {layout.bitTicks.map(({ y, bits }) => (
        <g key={bits}>
          <line x1={left} x2={right} y1={y} y2={y} />
          <text x={left - 8} y={y + 4} textAnchor="end">
            {text.tick(bits)}
          </text>
        </g>
      ))}
      {layout.stepTicks.map(({ x, trainStep }) => (
        <text key={trainStep} x={x} y={bottom + 30} textAnchor={x > right - 12 ? 'end' : 'middle'}>
          {trainStep}
        </text>
      ))}
      {layout.baselines.map(({ name, bits, y }) => (
        <g key={name} className={styles.baseline}>
          <line x1={left} x2={right} y1={y} y2={y} />
          <text x={right} y={y - 6} textAnchor="end">
            {name === 'guessing' ? text.guessing(bits) : text.frequencies(bits)}
          </text>
        </g>
      ))}
    </g>
  );
});

const Curve = memo(function Curve(props: {
  readonly layout: LossCurveLayout;
  readonly fadeAfter: number | null;
}) {
  const { layout, fadeAfter } = props;
  const clip = useId();
  const edge = fadeAfter === null ? layout.right + 10 : layout.x(fadeAfter);
  return (
    <>
      <clipPath id={clip}>
        <rect x={0} y={0} width={edge} height={layout.bottom + 4} />
      </clipPath>
      {fadeAfter !== null && (
        <g className={styles.later}>
          <path className={styles.raw} d={layout.rawPath} />
          <path className={styles.mean} d={layout.smoothPath} />
        </g>
      )}
      <g clipPath={`url(#${clip})`}>
        <path className={styles.raw} d={layout.rawPath} />
        <path className={styles.mean} d={layout.smoothPath} />
      </g>
    </>
  );
});

function Shown(props: {
  readonly layout: LossCurveLayout;
  readonly records: readonly LossPoint[];
  readonly trainStep: number;
  readonly lookingBack: boolean;
}) {
  const { layout, records, trainStep, lookingBack } = props;
  const x = layout.x(trainStep);
  const y = layout.y(layout.smoothed[nearestStep(records, trainStep)]);
  return (
    <g className={styles.shown}>
      {lookingBack && <line x1={x} x2={x} y1={layout.top} y2={layout.bottom} />}
      <circle cx={x} cy={y} r={4} />
    </g>
  );
}

/** The plot as a slider over the records: pointer, touch and arrow keys read step and loss. */
function Reader(props: {
  readonly layout: LossCurveLayout;
  readonly records: readonly LossPoint[];
  readonly cursor: number;
  readonly onCursor: (trainStep: number | null) => void;
}) {
  const { layout, records, cursor, onCursor } = props;
  const text = useTrainingText().loss;
  const last = records.length - 1;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    onCursor(layout.stepAt(layout.left + event.clientX - left));
  };
  const press = (event: KeyboardEvent) => {
    const from = cursor < 0 ? last : cursor;
    const page = Math.max(1, Math.round(records.length / 10));
    const to = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageDown: from - page,
      PageUp: from + page,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    onCursor(records[Math.min(last, Math.max(0, to))].trainStep);
  };
  const read = records[cursor < 0 ? last : cursor] as LossPoint | undefined;
  return (
    <div
      className={styles.reader}
      style={{
        left: layout.left,
        top: layout.top,
        width: layout.right - layout.left,
        height: layout.bottom - layout.top - 14,
      }}
      role="slider"
      tabIndex={0}
      aria-label={text.cursor}
      aria-valuemin={records[0]?.trainStep ?? 0}
      aria-valuemax={records[last]?.trainStep ?? 0}
      aria-valuenow={read?.trainStep ?? 0}
      aria-valuetext={
        read
          ? text.reading(read.trainStep, bitsOf(read.lossNats), layout.smoothed[cursor < 0 ? last : cursor])
          : text.noReading
      }
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => onCursor(null)}
      onFocus={(event) =>
        event.currentTarget.matches(':focus-visible') && last >= 0 && onCursor(records[last].trainStep)
      }
      onBlur={() => onCursor(null)}
      onKeyDown={press}
    />
  );
}
