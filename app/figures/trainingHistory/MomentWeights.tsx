/** One parameter at the moment as a matrix on a canvas; each weight can be pointed at or gone to, and is named. */
import { memo, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { fineNumber } from '#figures/numbers';
import { weightBound, weightPlace, type WeightMatrix } from '#figures/weightMatrix';
import { cells, type ActivationName } from '#rnn/cells';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { paintField } from '../heatmapCanvas.ts';
import { ScaleLegend } from '../HeatmapLegends.tsx';
import { useShownTheme } from '../useShownTheme.ts';
import type { HistoryRun } from './useHistoryRun.ts';
import crossParts from './cross.module.css';
import styles from './TrainingHistory.module.css';

interface Props {
  readonly run: HistoryRun;
  readonly matrix: WeightMatrix;
  readonly row: number;
  /** As the address has it: from 1 within the parameter, 0 leaves the choice to the figure. */
  readonly weight: number;
  readonly width: number;
  readonly onWeight: (index: number) => void;
}

const gutter = 20;
/** Room for the outline of a weight at the edge, and for the title above. */
const edge = 3;
const top = 24;

export const MomentWeights = memo(function MomentWeights(props: Props) {
  const { run, matrix, row, weight, width, onWeight } = props;
  const text = useTrainingHistoryText();
  const theme = useShownTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const { slot, rows, columns, blocks } = matrix;
  const { stops, spec } = run;
  const of = (stop: number) => stops[stop].parameters.subarray(slot.offset, slot.offset + slot.size);
  const [first, newest] = [of(0), of(stops.length - 1)];
  const largest = useMemo(
    () => newest.reduce((best, value, k) => (Math.abs(value) > Math.abs(newest[best]) ? k : best), 0),
    [newest],
  );
  const values = of(row);
  // Of this moment: on the scale of the last one the first would have no colour.
  const bound = useMemo(() => weightBound(values), [values]);
  const left = blocks ? gutter : 0;
  const columnWidth = Math.min(26, (width - left - 2 * edge) / columns);
  const rowHeight = Math.min(22, Math.max(0.5, 230 / rows), Math.max(columnWidth, 22 - rows));
  const [fieldWidth, fieldHeight] = [columnWidth * columns, Math.max(12, rowHeight * rows)];
  useLayoutEffect(() => {
    if (!canvas.current) return;
    paintField(
      canvas.current,
      { columns, rows, valueAt: (column, at) => values[at * columns + column], scale: 'signed', bound },
      { width: fieldWidth, height: fieldHeight, fieldHeight, columnWidth, rowHeight, scrolled: 0 },
      theme,
    );
  }, [values, columns, rows, bound, fieldWidth, fieldHeight, columnWidth, rowHeight, theme]);

  const chosen = weight > 0 ? Math.min(weight, slot.size) - 1 : largest;
  const read = pointed !== null && pointed < slot.size ? pointed : chosen;
  const readingOf = (index: number) => {
    const place = weightPlace(matrix, spec, Math.floor(index / columns), index % columns);
    const change = values[index] - first[index];
    const signed = `${change >= 0 ? '+' : ''}${fineNumber(change)}`;
    return text.weights.reading(place, fineNumber(values[index]), row === 0 ? null : signed);
  };
  const indexOf = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (share: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    return (
      within((event.clientY - box.top) / fieldHeight, rows) * columns +
      within((event.clientX - box.left) / fieldWidth, columns)
    );
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const [at, column] = [Math.floor(chosen / columns), chosen % columns];
    const next = {
      ArrowLeft: [at, Math.max(0, column - 1)],
      ArrowRight: [at, Math.min(columns - 1, column + 1)],
      ArrowUp: [Math.max(0, at - 1), column],
      ArrowDown: [Math.min(rows - 1, at + 1), column],
      Home: [at, 0],
      End: [at, columns - 1],
      PageUp: [0, column],
      PageDown: [rows - 1, column],
    }[event.key];
    if (!next) return;
    event.preventDefault();
    setPointed(null);
    onWeight(next[0] * columns + next[1]);
  };
  const shape = `[${slot.shape.join(' × ')}]`;
  const cell = {
    x: left + edge + (chosen % columns) * columnWidth,
    y: top + (Math.floor(chosen / columns) * fieldHeight) / rows,
  };
  return (
    <section className={styles.weights} aria-label={text.weights.title(slot.name, shape)}>
      <div className={styles.matrix} style={{ height: top + fieldHeight + edge }}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          style={{ left: left + edge, top, width: fieldWidth, height: fieldHeight }}
          data-picture
        />
        <svg
          className={styles.over}
          data-picture
          width={left + fieldWidth + 2 * edge}
          height={top + fieldHeight + edge}
          aria-hidden="true"
        >
          <text className={styles.pictureTitle} x={0} y={12}>
            {text.weights.title(slot.name, shape)}
          </text>
          {blocks && (
            <BlockLabels blocks={blocks} cell={spec.cell} width={left + fieldWidth} height={fieldHeight} />
          )}
          <g className={crossParts.cross}>
            <rect
              className={crossParts.halo}
              x={cell.x - 1.5}
              y={cell.y - 1.5}
              width={columnWidth + 3}
              height={fieldHeight / rows + 3}
            />
            <rect
              className={crossParts.cell}
              x={cell.x - 1.5}
              y={cell.y - 1.5}
              width={columnWidth + 3}
              height={fieldHeight / rows + 3}
            />
          </g>
        </svg>
        <div
          className={styles.field}
          style={{ left: left + edge, top, width: fieldWidth, height: fieldHeight }}
          role="slider"
          tabIndex={0}
          aria-roledescription={text.weights.kind}
          aria-label={text.weights.label(slot.name)}
          aria-valuemin={1}
          aria-valuemax={slot.size}
          aria-valuenow={chosen + 1}
          aria-valuetext={readingOf(chosen)}
          onKeyDown={press}
          onPointerMove={(event) => setPointed(indexOf(event))}
          onPointerLeave={() => setPointed(null)}
          onPointerDown={(event) => onWeight(indexOf(event))}
        />
      </div>
      <p className={styles.reading} data-testid="weight-reading">
        {readingOf(read)}
      </p>
      <ScaleLegend scale="signed" bound={bound} title={text.weights.legend} />
      <p className={styles.soft}>{text.weights.beyond}</p>
    </section>
  );
});

interface LabelsProps {
  readonly blocks: readonly ActivationName[];
  readonly cell: keyof typeof cells;
  readonly width: number;
  readonly height: number;
}

/** The gate of each block of rows, and a rule between two. */
function BlockLabels({ blocks, cell, width, height }: LabelsProps) {
  const { letters }: { letters: Readonly<Partial<Record<ActivationName, string>>> } = cells[cell];
  const each = height / blocks.length;
  return (
    <>
      {blocks.map((gate, k) => (
        <g key={gate} data-quantity={gate} className={styles.block}>
          <text x={4} y={top + (k + 0.5) * each + 5}>
            {letters[gate]}
          </text>
          {k > 0 && each > 30 && (
            <line x1={gutter + edge} x2={edge + width} y1={top + k * each} y2={top + k * each} />
          )}
        </g>
      ))}
    </>
  );
}
