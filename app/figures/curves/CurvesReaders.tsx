/**
 * The picture as five sliders: the panels, read at any sum, and each gate's row, read from one sum of the run to the
 * next. Pointer, touch and keys do the same.
 */
import { type KeyboardEvent, type PointerEvent } from 'react';
import { nearestSum, type CurvesLayout } from '#figures/curves';
import { fineNumber } from '#figures/numbers';
import type { SquashedSum } from '#inspect/squashing';
import { formatNumber } from '#notation/number';
import type { Squashing } from '#rnn/cells';
import { useCurvesText } from '../../i18n/curves.ts';
import { curveGates, type CurveGate } from '../../state/curvesView.ts';
import type { SumsByGate } from './curvesPoints.ts';
import styles from './CurvesFigure.module.css';

interface Props {
  readonly layout: CurvesLayout;
  readonly sums: SumsByGate;
  readonly at: number;
  readonly values: (kind: Squashing) => string;
  readonly slopes: (kind: Squashing) => string;
  readonly point: SquashedSum | null;
  /** Names a letter of the word. */
  readonly place: (timeStep: number) => string;
  readonly onProbe: (a: number) => void;
  readonly onPoint: (gate: CurveGate, point: SquashedSum) => void;
}

export function CurvesReaders(props: Props) {
  const { sums } = props;
  return (
    <>
      <Probe {...props} />
      {curveGates.map((gate, row) =>
        sums[gate].length === 0 ? null : <Row key={gate} {...props} gate={gate} row={row} />,
      )}
    </>
  );
}

/** Follows a press on the element until it ends; hovering does nothing, so that the line stays where it was put. */
function dragging(layout: CurvesLayout, onSum: (a: number) => void) {
  const read = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    onSum(layout.x.invert(layout.left + event.clientX - left));
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      read(event);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) read(event);
    },
  };
}

/** The keys of a slider as steps; null for any other key. */
function stepOf(event: KeyboardEvent, large: number): number | null {
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1;
    case 'PageUp':
      return large;
    case 'PageDown':
      return -large;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return null;
  }
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

function Probe({ layout, at, values, slopes, onProbe }: Props) {
  const text = useCurvesText();
  const { left, right, bound, values: upper, slopes: lower } = layout;
  const all = (of: (kind: Squashing) => string) => ({
    sigmoid: of('sigmoid'),
    tanh: of('tanh'),
    relu: of('relu'),
  });
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event, 10);
    if (step === null) return;
    event.preventDefault();
    // From wherever the line is to the next tenth.
    onProbe(clamp((Math.round(clamp(at, -bound, bound) * 10) + step) / 10, -bound, bound));
  };
  return (
    <div
      className={styles.reader}
      style={{ left, top: upper.top, width: right - left, height: lower.bottom - upper.top }}
      role="slider"
      tabIndex={0}
      aria-label={text.probe}
      aria-valuemin={-bound}
      aria-valuemax={bound}
      aria-valuenow={clamp(at, -bound, bound)}
      aria-valuetext={text.probeText(formatNumber(at, 2), all(values), all(slopes))}
      onKeyDown={press}
      {...dragging(layout, onProbe)}
    />
  );
}

function Row(props: Props & { readonly gate: CurveGate; readonly row: number }) {
  const { layout, sums, at, point, place, onPoint, gate, row } = props;
  const text = useCurvesText();
  const numbers = sums[gate].filter(({ preActivation }) => !Number.isNaN(preActivation));
  const places = numbers.map(({ preActivation }) => preActivation);
  // The line's own sum where it is of this gate, else the one nearest to the line.
  const own = point ? numbers.indexOf(point) : -1;
  const now = own >= 0 ? own : nearestSum(places, at);
  const shown = numbers[now] as SquashedSum | undefined;
  const choose = (index: number) => {
    const next = numbers[clamp(index, 0, numbers.length - 1)] as SquashedSum | undefined;
    if (next) onPoint(gate, next);
  };
  const press = (event: KeyboardEvent) => {
    const step = stepOf(event, Math.max(2, Math.round(numbers.length / 10)));
    if (step === null) return;
    event.preventDefault();
    choose(now + step);
  };
  const { top, bottom } = layout.rows[row];
  return (
    <div
      className={styles.reader}
      // The spaces between rows belong to them, so that a finger finds each.
      style={{
        left: layout.left,
        top: top - 3,
        width: layout.right - layout.left,
        height: bottom - top + 6,
      }}
      data-quantity={gate}
      role="slider"
      tabIndex={0}
      aria-label={text.row(gate)}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, numbers.length)}
      aria-valuenow={Math.max(1, now + 1)}
      aria-valuetext={
        shown
          ? text.rowText({
              unit: shown.unit + 1,
              place: place(shown.timeStep),
              sum: formatNumber(shown.preActivation, 2),
              value: formatNumber(shown.value),
              slope: fineNumber(shown.slope),
            })
          : text.rowEmpty
      }
      onKeyDown={press}
      {...dragging(layout, (a) => choose(nearestSum(places, a)))}
    />
  );
}
