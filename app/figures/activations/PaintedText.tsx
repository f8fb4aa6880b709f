/** One unit's value painted over the text. Its letters are read, and for an own property marked, by pointer or by key. */
import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react';
import { scrolledTo } from '#figures/activationMap';
import { layoutLetterLines, letterAt, letterBeside } from '#figures/letterLines';
import { shortNumber } from '#figures/numbers';
import { isYesOrNo, type LetterProperty, type LetterRange } from '#inspect/letterProperties';
import type { UnitValues } from '#protocol/inspector';
import { quantities } from '#rnn/quantities';
import { useActivationsText } from '../../i18n/activations.ts';
import { useLetterOf } from '../../state/notation.ts';
import { isMarked, withMark } from '../../state/activationsView.ts';
import { ScaleLegend } from '../HeatmapLegends.tsx';
import { useShownTheme } from '../useShownTheme.ts';
import { useWidth } from '../useWidth.ts';
import { MarkButtons } from './MarkButtons.tsx';
import { cellWidthFor, letterGrid, paintLetters } from './paintedLetters.ts';
import styles from './PaintedText.module.css';

interface Props {
  readonly units: UnitValues;
  readonly bound: number;
  readonly letters: readonly string[];
  readonly wanted: Float64Array;
  readonly property: LetterProperty;
  readonly marks: readonly LetterRange[];
  readonly unit: number;
  readonly step: number;
  readonly onSelect: (place: { readonly step: number }) => void;
  readonly onMarks: (marks: readonly LetterRange[]) => void;
}

/** Lines in view; longer texts scroll. */
const mostLines = 9;
const { lineHeight, cellHeight, edge } = letterGrid;

/** A stretch of letters that the pointer is marking or clearing. */
interface Stroke extends LetterRange {
  readonly begun: number;
  readonly marked: boolean;
}

export const PaintedText = memo(function PaintedText(props: Props) {
  const { units, bound, letters, wanted, property, marks, unit, step, onSelect, onMarks } = props;
  const text = useActivationsText();
  const symbolOf = useLetterOf();
  const theme = useShownTheme();
  const [scroller, width] = useWidth<HTMLDivElement>(700);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [cellWidth, setCellWidth] = useState(10);
  const [pointed, setPointed] = useState<number | null>(null);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const [full, setFull] = useState(false);
  const { H, values, name } = units;
  const marking = property === 'own';
  useLayoutEffect(() => {
    if (canvas.current) setCellWidth(cellWidthFor(letters, getComputedStyle(canvas.current).fontFamily));
  }, [letters]);
  const lines = useMemo(
    () => layoutLetterLines(letters, Math.max(1, Math.floor((width - 2 * edge) / cellWidth))),
    [letters, width, cellWidth],
  );
  const height = lines.lines.length * lineHeight + edge;
  const inView = Math.min(mostLines * lineHeight + edge, height);

  const paint = useCallback(() => {
    if (!canvas.current || !scroller.current) return;
    paintLetters(
      canvas.current,
      {
        letters,
        lines,
        cellWidth,
        valueAt: (t) => values[t * H + unit],
        isUnderlined: (t) =>
          stroke && t >= stroke.from && t < stroke.to
            ? stroke.marked
            : isYesOrNo(property) && wanted[t] === 1,
        scale: quantities[name].scale,
        bound,
      },
      { width, height: inView, scrolled: scroller.current.scrollTop },
      theme,
    );
  }, [
    scroller,
    letters,
    lines,
    cellWidth,
    values,
    H,
    unit,
    stroke,
    property,
    wanted,
    name,
    bound,
    width,
    inView,
    theme,
  ]);
  useLayoutEffect(paint, [paint]);
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const top = lines.lineOf[step] * lineHeight;
    // Only the text may scroll, never the page.
    current.scrollTo({
      top: scrolledTo(current.scrollTop, current.clientHeight, top, top + lineHeight + edge, 0),
    });
  }, [scroller, lines, step]);

  const letterOf = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return letterAt(
      lines,
      (event.clientX - box.left - edge) / cellWidth,
      (event.clientY - box.top - edge) / lineHeight,
    );
  };
  const mark = (range: LetterRange, marked: boolean) => {
    const next = withMark(marks, range, marked);
    setFull(next === null);
    if (next) onMarks(next);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (marking && event.key === ' ') mark({ from: step, to: step + 1 }, !isMarked(marks, step));
    else {
      const next = letterBeside(lines, step, event.key, mostLines - 1);
      if (next === null) return;
      if (marking && event.shiftKey) mark({ from: Math.min(step, next), to: Math.max(step, next) + 1 }, true);
      setPointed(null);
      onSelect({ step: next });
    }
    event.preventDefault();
  };
  const begin = (event: PointerEvent) => {
    const at = letterOf(event);
    // A finger scrolls the text; it marks with the buttons below.
    if (event.pointerType === 'mouse') {
      event.currentTarget.setPointerCapture(event.pointerId);
      if (marking) setStroke({ begun: at, from: at, to: at + 1, marked: !isMarked(marks, at) });
      onSelect({ step: at });
    }
  };
  const move = (event: PointerEvent) => {
    const at = letterOf(event);
    setPointed(at);
    if (event.pointerType !== 'mouse' || event.buttons !== 1) return;
    if (stroke)
      setStroke({ ...stroke, from: Math.min(stroke.begun, at), to: Math.max(stroke.begun, at) + 1 });
    else onSelect({ step: at });
  };
  const end = () => {
    // A press on one letter chooses it; it marks only where it was moved.
    if (stroke && stroke.to > stroke.from + 1) mark(stroke, stroke.marked);
    setStroke(null);
  };
  const readingOf = (t: number) =>
    text.painted.reading(
      symbolOf(units.cell, name),
      shortNumber(values[t * H + unit]),
      t + 1,
      letters[t],
      text.painted.state(property, wanted[t]),
    );
  const line = lines.lineOf[step];
  const shown = pointed !== null && pointed < letters.length ? pointed : step;

  return (
    <div className={styles.painted}>
      <p className={styles.title}>{text.painted.title(name, unit + 1)}</p>
      <div ref={scroller} className={styles.scroller} style={{ height: inView }} onScroll={paint}>
        <div
          className={styles.letters}
          style={{ height }}
          role="slider"
          tabIndex={0}
          aria-roledescription={text.painted.kind}
          aria-label={text.painted[marking ? 'labelMarking' : 'label'](name, unit + 1)}
          aria-valuemin={1}
          aria-valuemax={letters.length}
          aria-valuenow={step + 1}
          aria-valuetext={readingOf(step)}
          onKeyDown={press}
          onPointerDown={begin}
          onPointerMove={move}
          onPointerUp={end}
          onPointerCancel={() => setStroke(null)}
          onPointerLeave={() => setPointed(null)}
          onClick={(event) => onSelect({ step: letterOf(event) })}
        >
          <canvas ref={canvas} className={styles.canvas} style={{ height: inView }} data-picture />
          {line !== undefined && (
            <span
              className={styles.selected}
              style={{
                left: edge + (step - lines.lines[line].from) * cellWidth,
                top: edge + line * lineHeight,
                width: cellWidth,
                height: cellHeight,
              }}
            />
          )}
        </div>
      </div>
      <div className={styles.foot}>
        <p className={styles.reading}>
          {readingOf(shown)}
          {isYesOrNo(property) && <span className={styles.legend}>{text.painted.legend(property)}</span>}
        </p>
        <ScaleLegend scale={quantities[name].scale} bound={bound} title={text.painted.scale(unit + 1)} />
      </div>
      {marking && (
        <MarkButtons letters={letters} marks={marks} step={step} onMark={mark} onClear={() => onMarks([])} />
      )}
      {marking && full && (
        <p className={styles.full} role="status">
          {text.marks.full}
        </p>
      )}
    </div>
  );
});
