/** The axis of training steps as a slider that stops at kept snapshots. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { nearestStep, type LossCurveLayout } from '#figures/lossCurve';
import { useTrainingText } from '../i18n/training.ts';
import styles from './LossCurve.module.css';

export interface LossScrubberProps {
  readonly layout: LossCurveLayout;
  /** Ascending. */
  readonly snapshots: readonly { readonly trainStep: number }[];
  readonly shownStep: number | null;
  readonly lookingBack: boolean;
  /** null: the newest. */
  readonly onScrub: (trainStep: number | null) => void;
}

export function LossScrubber({ layout, snapshots, shownStep, lookingBack, onScrub }: LossScrubberProps) {
  const text = useTrainingText().loss;
  const dragging = useRef(false);
  const last = snapshots.length - 1;
  const shown = shownStep ?? 0;
  const current = nearestStep(snapshots, shown);

  const go = (index: number) => {
    if (last < 0) return;
    const to = Math.min(last, Math.max(0, index));
    if (to === current && lookingBack === to < last) return;
    onScrub(to === last ? null : snapshots[to].trainStep);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') {
      dragging.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    if (!dragging.current) return;
    const { left } = event.currentTarget.getBoundingClientRect();
    go(nearestStep(snapshots, layout.stepAt(layout.left + event.clientX - left)));
  };
  const press = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: current - 1,
      ArrowDown: current - 1,
      ArrowRight: current + 1,
      ArrowUp: current + 1,
      PageDown: current - 5,
      PageUp: current + 5,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const release = () => {
    dragging.current = false;
  };

  return (
    <div
      className={styles.scrubber}
      style={{ left: layout.left, top: layout.bottom - 14, width: layout.right - layout.left }}
      role="slider"
      tabIndex={0}
      aria-label={text.scrub}
      aria-valuemin={snapshots[0]?.trainStep ?? 0}
      aria-valuemax={Math.max(snapshots[last]?.trainStep ?? 0, shown)}
      aria-valuenow={shown}
      aria-valuetext={text.scrubValue(shown, !lookingBack)}
      onPointerDown={drag}
      onPointerMove={drag}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={press}
    >
      <div className={styles.track} />
      {snapshots.map(({ trainStep }) => (
        <div key={trainStep} className={styles.stop} style={{ left: layout.x(trainStep) - layout.left }} />
      ))}
      {shownStep !== null && (
        <div
          className={styles.thumb}
          data-back={lookingBack || undefined}
          style={{ left: layout.x(shown) - layout.left }}
        />
      )}
    </div>
  );
}
