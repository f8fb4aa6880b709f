/** One quantity of all units over the letters: values on a canvas, and what is selected laid over it. */
import { memo, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { cellAt, cellBeside, type HeatmapCell, type HeatmapLayout } from '#figures/heatmap';
import { quantities } from '#rnn/quantities';
import type { ActivationName } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import { useText } from '../i18n/languages.ts';
import { useLetterOf } from '../state/notation.ts';
import type { CellWords } from './cellWords.ts';
import { heatmapReading } from './heatmapReading.ts';
import { paintField } from './heatmapCanvas.ts';
import styles from './Heatmap.module.css';
import { glyphOf } from './glyph.ts';
import { useShownTheme } from './useShownTheme.ts';

interface Props {
  readonly name: ActivationName;
  readonly words: CellWords;
  readonly trace: LayerTrace;
  readonly letters: readonly string[];
  readonly layout: HeatmapLayout;
  /** Magnitude at which the colour scale ends. */
  readonly bound: number;
  readonly selected: HeatmapCell;
  readonly onRead: (name: ActivationName, place: HeatmapCell | null) => void;
  readonly onSelect: (place: HeatmapCell) => void;
}

export const HeatmapPanel = memo(function HeatmapPanel(props: Props) {
  const { name, words, trace, letters, layout, bound, selected, onRead, onSelect } = props;
  const { cell } = useText();
  const letterOf = useLetterOf();
  const theme = useShownTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Where the arrow keys stand; null while the keyboard is elsewhere. */
  const [cursor, setCursor] = useState<HeatmapCell | null>(null);
  const there = cursor ?? selected;
  const T = letters.length;
  const { H } = trace.sizes;

  useEffect(() => {
    const values = trace.activations[name];
    if (!canvas.current || !values) return;
    const { T, B, H } = trace.sizes;
    const { panelWidth: width, panelHeight: height, letterWidth, unitHeight } = layout;
    const box = { width, height, fieldHeight: height, columnWidth: letterWidth, rowHeight: unitHeight };
    const valueAt = (t: number, unit: number) => values[t * B * H + unit];
    const { scale } = quantities[name];
    paintField(
      canvas.current,
      { columns: T, rows: H, valueAt, scale, bound },
      { ...box, scrolled: 0 },
      theme,
    );
  }, [trace, name, layout, theme, bound]);

  const pointed = (event: MouseEvent): HeatmapCell => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return cellAt(layout, T, H, event.clientX - left, event.clientY - top);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') onSelect(there);
    else {
      const next = cellBeside(there, event.key, T, H);
      if (!next) return;
      setCursor(next);
      onRead(name, next);
    }
    event.preventDefault();
  };

  return (
    <div className={styles.panel} data-quantity={name}>
      <div className={styles.title}>
        <span className={styles.letter}>{letterOf(trace.cell, name)}</span> {words.stepNames[name]}
      </div>
      <div
        className={styles.field}
        style={{ width: layout.panelWidth, height: layout.panelHeight }}
        role="slider"
        aria-roledescription={cell.heatmapPanelKind}
        aria-label={cell.heatmapPanel(words.names[name] ?? name)}
        aria-valuemin={1}
        aria-valuemax={T * H}
        aria-valuenow={there.timeStep * H + there.unit + 1}
        aria-valuetext={heatmapReading(cell, trace, letters, letterOf, { name, ...there })}
        tabIndex={0}
        onFocus={({ currentTarget }) => {
          if (!currentTarget.matches(':focus-visible')) return;
          setCursor(selected);
          onRead(name, selected);
        }}
        onBlur={() => {
          setCursor(null);
          onRead(name, null);
        }}
        onKeyDown={press}
        onPointerMove={(event) => onRead(name, pointed(event))}
        onPointerLeave={() => onRead(name, cursor)}
        onClick={(event) => onSelect(pointed(event))}
      >
        <canvas ref={canvas} className={styles.canvas} data-picture />
        <Frames layout={layout} place={selected} H={H} />
        {cursor && <span className={styles.cursor} style={cellBox(layout, cursor, H)} />}
      </div>
      <div className={styles.axis} aria-hidden="true">
        {layout.lettersFit ? (
          letters.map((letter, t) => (
            <span key={t} style={{ width: layout.letterWidth }} data-now={t === selected.timeStep}>
              {glyphOf(letter)}
            </span>
          ))
        ) : (
          // Too narrow for all: the one that is read, below its column.
          <span
            data-now
            style={{ width: 24, marginLeft: (selected.timeStep + 0.5) * layout.letterWidth - 12 }}
          >
            {glyphOf(letters[selected.timeStep])}
          </span>
        )}
      </div>
    </div>
  );
});

/** The selected letter as a column, the selected unit as a row, and the cell where they meet. */
function Frames({
  layout,
  place,
  H,
}: {
  readonly layout: HeatmapLayout;
  readonly place: HeatmapCell;
  readonly H: number;
}) {
  const { left, top, width, height } = cellBox(layout, place, H);
  return (
    <>
      <span className={styles.column} style={{ left, width }} />
      <span className={styles.row} style={{ top, height }} />
      <span className={styles.selected} style={{ left, top, width, height }} />
    </>
  );
}

function cellBox({ letterWidth, panelHeight }: HeatmapLayout, { timeStep, unit }: HeatmapCell, H: number) {
  const unitHeight = panelHeight / H;
  return { left: timeStep * letterWidth, top: unit * unitHeight, width: letterWidth, height: unitHeight };
}
