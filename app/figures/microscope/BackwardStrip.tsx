/** The backward pass as a picture, and over it what can be pointed at: each row, the growing sum and the wall. */
import { useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { layoutBackwardStrip, stepAtPixel, wallPixel } from '#figures/backwardStrip';
import { derivativeNumber } from '#figures/derivativeNumber';
import type { ActivationName } from '#rnn/cells';
import { useMicroscopeText } from '../../i18n/microscope.ts';
import { useLetterOf } from '../../state/notation.ts';
import { BackwardStripPicture } from './BackwardStripPicture.tsx';
import styles from './BackwardStrip.module.css';
import type { MicroscopeView } from './useMicroscope.ts';
import { useWidth } from '../useWidth.ts';

interface Props {
  readonly view: MicroscopeView;
  /** The row of the recurrent weight is the one that is proved. */
  readonly weightChosen: boolean;
  /** Where the wall is put; the picture follows when its numbers are there. */
  readonly wall: number;
  readonly onPlace: (timeStep: number, row: ActivationName | 'weight') => void;
  readonly onWall: (wall: number) => void;
}

export function BackwardStrip({ view, weightChosen, wall, onPlace, onWall }: Props) {
  const text = useMicroscopeText();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const { rows, weight, pass, place, letters } = view;
  const { T, cell } = pass;
  const layout = useMemo(() => layoutBackwardStrip(width, rows, weight), [width, rows, weight]);
  const { timeStep, unit, gate, from, side } = place;
  const sums = side === 'preActivation';
  const gateLetter = useLetterOf()(cell, gate);

  return (
    <div ref={frame} className={styles.strip} role="group" aria-label={text.strip}>
      <BackwardStripPicture view={view} layout={layout} weightChosen={weightChosen} gateLetter={gateLetter} />
      {layout.rows.map(({ name, top, height }, index) => (
        <RowTarget
          key={name}
          label={text.row(name, sums, unit + 1)}
          valueText={text.rowText(
            { step: timeStep + 1, steps: T, letter: letters[timeStep] },
            {
              direct: derivativeNumber(rows[index].direct[timeStep], 3),
              recurrent: derivativeNumber(rows[index].recurrent[timeStep], 3),
              total: derivativeNumber(rows[index].total[timeStep], 3),
            },
          )}
          quantity={name}
          top={top - 3}
          height={height + 6}
          timeStep={timeStep}
          steps={T}
          stepAt={(x) => stepAtPixel(layout, x)}
          onStep={(t) => onPlace(t, name)}
        />
      ))}
      <RowTarget
        label={text.sumRow(gate, unit + 1, from + 1)}
        valueText={text.sumText(
          timeStep + 1,
          T,
          derivativeNumber(weight.terms[timeStep], 3),
          derivativeNumber(weight.sums[timeStep], 3),
        )}
        quantity={gate}
        top={layout.sum.top - 3}
        height={layout.sum.height + 6}
        timeStep={timeStep}
        steps={T}
        stepAt={(x) => stepAtPixel(layout, x)}
        onStep={(t) => onPlace(t, 'weight')}
      />
      {T > 1 && (
        <input
          type="range"
          className={styles.wall}
          style={{
            // The middle of the handle, 24 px wide, stands on the wall.
            left: wallPixel(layout, 0) - 12,
            width: (T - 1) * layout.columnWidth + 24,
          }}
          min={0}
          max={T - 1}
          value={wall < T ? wall : 0}
          aria-label={text.wall}
          aria-valuetext={text.wallText(wall < T ? wall : 0)}
          onChange={({ target }) => onWall(target.valueAsNumber)}
        />
      )}
    </div>
  );
}

interface TargetProps {
  readonly label: string;
  readonly valueText: string;
  readonly quantity: ActivationName;
  readonly top: number;
  readonly height: number;
  readonly timeStep: number;
  readonly steps: number;
  readonly stepAt: (x: number) => number;
  readonly onStep: (timeStep: number) => void;
}

/** A row that is read by pointing at it, or with the arrow keys. */
function RowTarget(props: TargetProps) {
  const { label, valueText, quantity, top, height, timeStep, steps, stepAt, onStep } = props;
  const dragging = useRef(false);
  const pointed = (event: PointerEvent) =>
    onStep(stepAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepByKey(event.key, timeStep, steps);
    if (next === null) return;
    event.preventDefault();
    onStep(next);
  };
  return (
    <div
      className={styles.target}
      style={{ top, height }}
      data-quantity={quantity}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={timeStep + 1}
      aria-valuetext={valueText}
      onKeyDown={press}
      onPointerDown={(event) => {
        dragging.current = true;
        pointed(event);
      }}
      onPointerMove={(event) => {
        if (dragging.current && event.buttons > 0) pointed(event);
      }}
      onPointerUp={() => void (dragging.current = false)}
    />
  );
}

function stepByKey(key: string, timeStep: number, steps: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, timeStep - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(steps - 1, timeStep + 1);
    case 'Home':
      return 0;
    case 'End':
      return steps - 1;
    case 'Enter':
    case ' ':
      return timeStep;
    default:
      return null;
  }
}
