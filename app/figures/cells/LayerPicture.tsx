/** Every quantity of all units at one letter: a strip for each, in the order in which the cell is read. */
import { memo, useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { cssColour, signedBound, valueColour, type Theme } from '#figures/colour';
import { blockText, stageOf, type CellPart } from '#figures/cellGraph';
import type { FigureTable } from '#figures/figureTable';
import { shortNumber } from '#figures/numbers';
import { quantities } from '#rnn/quantities';
import { cellPicturesOf } from '../../i18n/cellPictures.ts';
import { useText } from '../../i18n/languages.ts';
import type { CellPictureProps, ShownCell } from '../cellPicture.ts';
import { useShownTheme } from '../useShownTheme.ts';
import { useStable } from '../useStable.ts';
import { useWidth } from '../useWidth.ts';
import styles from './LayerPicture.module.css';

export function LayerPicture({ shown, view, onView }: CellPictureProps) {
  const { layer: text } = cellPicturesOf(useText());
  const { graph, words, values, unit, timeStep, step, trace } = shown;
  const onUnit = useStable((next: number) => onView({ ...view, timeStep, unit: next }));
  return (
    <div className={styles.layer} role="group" aria-label={text.label}>
      {graph.parts.map((part) => {
        const row = values[part.name];
        return (
          row && (
            <Strip
              key={part.name}
              part={part}
              name={words.names[part.name] ?? part.name}
              values={row}
              unit={unit}
              stage={stageOf(graph, part, step)}
              onUnit={onUnit}
            />
          )
        );
      })}
      <p className={styles.hint}>{text.hint(unit + 1, trace.sizes.H)}</p>
    </div>
  );
}

/** All quantities of all units at this letter. */
export function layerTable(
  { graph, words, values, trace }: ShownCell,
  _view: unknown,
  catalogue: Parameters<typeof cellPicturesOf>[0],
): FigureTable {
  const { layer: text } = cellPicturesOf(catalogue);
  return {
    columns: [
      text.quantity,
      ...Array.from({ length: trace.sizes.H }, (_, unit) => text.unitColumn(unit + 1)),
    ],
    rows: graph.parts.flatMap(({ name }) => {
      const row = values[name];
      return row ? [[words.names[name] ?? name, ...row]] : [];
    }),
  };
}

interface StripProps {
  readonly part: CellPart;
  readonly name: string;
  /** `[H]` */
  readonly values: Float64Array;
  /** Counted from 0. */
  readonly unit: number;
  readonly stage: string;
  readonly onUnit: (unit: number) => void;
}

const stripHeight = 22;

const Strip = memo(function Strip({ part, name, values, unit, stage, onUnit }: StripProps) {
  const { layer: text } = cellPicturesOf(useText());
  const theme = useShownTheme();
  const [frame, width] = useWidth<HTMLDivElement>(400);
  const canvas = useRef<HTMLCanvasElement>(null);
  const H = values.length;
  useEffect(() => {
    if (canvas.current) paintStrip(canvas.current, part, values, width, theme);
  }, [part, values, width, theme]);
  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: unit - 1,
      ArrowDown: unit - 1,
      ArrowRight: unit + 1,
      ArrowUp: unit + 1,
      Home: 0,
      End: H - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onUnit(Math.min(H - 1, Math.max(0, next)));
  };
  const choose = ({ currentTarget, clientX }: MouseEvent) => {
    const box = currentTarget.getBoundingClientRect();
    onUnit(Math.min(H - 1, Math.max(0, Math.floor(((clientX - box.left) / box.width) * H))));
  };
  const [label, subscript] = part.label;
  const value = shortNumber(values[unit]);
  return (
    <div className={styles.row} data-quantity={part.name} data-stage={stage}>
      <span className={styles.operation} aria-hidden="true">
        {part.operation ? blockText(part.operation).join(' ') : ''}
      </span>
      <span className={styles.name} title={name}>
        {label}
        {subscript && <sub>{subscript}</sub>}
      </span>
      <div
        ref={frame}
        className={styles.strip}
        role="slider"
        aria-roledescription={text.stripKind}
        aria-label={text.strip(name)}
        aria-valuemin={1}
        aria-valuemax={H}
        aria-valuenow={unit + 1}
        aria-valuetext={text.reading(unit + 1, value)}
        tabIndex={0}
        onKeyDown={press}
        onClick={choose}
      >
        <canvas ref={canvas} className={styles.canvas} data-picture />
        <span className={styles.unit} style={{ left: `${(unit / H) * 100}%`, width: `${100 / H}%` }} />
      </div>
      <span className={styles.value}>{value}</span>
    </div>
  );
});

function paintStrip(
  canvas: HTMLCanvasElement,
  { name }: CellPart,
  values: Float64Array,
  width: number,
  theme: Theme,
): void {
  const density = window.devicePixelRatio || 1;
  const wide = Math.round(width * density);
  const high = Math.round(stripHeight * density);
  canvas.width = wide;
  canvas.height = high;
  const context = canvas.getContext('2d');
  if (!context) return;
  const { scale } = quantities[name];
  const bound = signedBound(values);
  const H = values.length;
  const hair = width / H >= 5 ? Math.round(density) : 0;
  for (let unit = 0; unit < H; unit++) {
    const colour = valueColour(scale, theme, values[unit], bound);
    if (!colour) continue;
    const left = Math.round((unit * wide) / H);
    const right = Math.round(((unit + 1) * wide) / H) - (unit < H - 1 ? hair : 0);
    context.fillStyle = cssColour(colour);
    context.fillRect(left, 0, right - left, high);
  }
}
