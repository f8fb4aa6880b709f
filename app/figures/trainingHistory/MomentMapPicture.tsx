/** What the map of both axes of time is drawn of: the field on a canvas, what stands still, bookmarks, and the moment. */
import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { bitsNumber } from '#figures/bitsNumber';
import { nearestStep } from '#figures/lossCurve';
import { letterBars, meanLine, type MomentMapLayout } from '#figures/momentMap';
import type { TrainingMoment } from '#inspect/trainingMoment';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { parseBookmarks } from '../../state/trainingHistoryView.ts';
import { glyphOf } from '../glyph.ts';
import { paintField } from '../heatmapCanvas.ts';
import { useShownTheme } from '../useShownTheme.ts';
import type { HistoryRun } from './useHistoryRun.ts';
import crossParts from './cross.module.css';
import styles from './MomentMap.module.css';

interface FieldProps {
  readonly moments: readonly (TrainingMoment | null)[];
  readonly layout: MomentMapLayout;
  readonly T: number;
  readonly end: number;
}

export const Field = memo(function Field({ moments, layout, T, end }: FieldProps) {
  const theme = useShownTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const { fieldWidth: width, fieldHeight: height, columnWidth, rowHeight } = layout;
    paintField(
      canvas.current,
      {
        columns: T,
        rows: moments.length,
        valueAt: (t, row) => (moments[row]?.bits[t] ?? NaN) / end,
        scale: 'gate',
        bound: 1,
      },
      { width, height, fieldHeight: height, columnWidth, rowHeight, scrolled: 0 },
      theme,
    );
  }, [moments, layout, T, end, theme]);
  const { left, top, fieldWidth: width, fieldHeight: height } = layout;
  return <canvas ref={canvas} className={styles.canvas} style={{ left, top, width, height }} data-picture />;
});

interface StillProps extends Omit<FieldProps, 'T'> {
  readonly run: HistoryRun;
  readonly letters: readonly string[];
  /** Bits that guessing costs. */
  readonly guess: number;
}

/** All that does not move with the chosen moment. */
export const Still = memo(function Still({ run, letters, moments, layout, end, guess }: StillProps) {
  const text = useTrainingHistoryText();
  const { left, top, fieldHeight, columnWidth, rowHeight, meanLeft, rowTop, rowBottom, letterY } = layout;
  const T = letters.length - 1;
  const mean = useMemo(
    () =>
      meanLine(
        layout,
        moments.map((moment) => moment?.meanBits ?? NaN),
        end,
      ),
    [layout, moments, end],
  );
  const bottom = top + fieldHeight;
  const guessY = letterBars(layout, [], end).y(guess);
  return (
    <>
      <text className={styles.pictureTitle} x={0} y={12}>
        {text.map.title}
      </text>
      <g className={styles.axes}>
        <text x={0} y={top - 10}>
          {text.map.updates}
        </text>
        {layout.labelledRows.map((row) => (
          <text key={row} x={left - 8} y={top + (row + 0.5) * rowHeight + 4} textAnchor="end">
            {run.stops[row].trainStep}
          </text>
        ))}
        {[0, end].map((bits) => (
          <g key={bits}>
            <line x1={mean.x(bits)} x2={mean.x(bits)} y1={top} y2={bottom} />
            <text x={mean.x(bits)} y={bottom + 16} textAnchor={bits === 0 ? 'start' : 'end'}>
              {bits}
            </text>
            <line
              x1={left}
              x2={left + T * columnWidth}
              y1={bits === 0 ? rowBottom : rowTop}
              y2={bits === 0 ? rowBottom : rowTop}
            />
            <text x={left - 8} y={(bits === 0 ? rowBottom : rowTop) + 4} textAnchor="end">
              {bits}
            </text>
          </g>
        ))}
        <text className={styles.axisTitle} x={meanLeft} y={top - 10}>
          {text.map.mean}
        </text>
      </g>
      <g className={styles.guess}>
        <line x1={mean.x(guess)} x2={mean.x(guess)} y1={top} y2={bottom} />
        <line x1={left} x2={left + T * columnWidth} y1={guessY} y2={guessY} />
        <text x={mean.x(guess)} y={bottom + 30} textAnchor="middle">
          {text.map.guess}
        </text>
      </g>
      <path className={styles.meanLine} d={mean.path} />
      {mean.xs.map((x, row) =>
        Number.isNaN(x) ? null : (
          <circle key={row} className={styles.meanPoint} cx={x} cy={top + (row + 0.5) * rowHeight} r={1.75} />
        ),
      )}
      {layout.lettersFit && (
        <g className={styles.letters}>
          {letters.slice(0, -1).map((letter, t) =>
            letter === ' ' ? null : (
              <text key={t} x={left + (t + 0.5) * columnWidth} y={letterY}>
                {glyphOf(letter)}
              </text>
            ),
          )}
        </g>
      )}
    </>
  );
});

interface MarksProps {
  readonly run: HistoryRun;
  readonly bookmarks: string;
  readonly layout: MomentMapLayout;
  readonly T: number;
}

/** Bookmarks on the map, numbered as in their list. */
export const Marks = memo(function Marks({ run, bookmarks, layout, T }: MarksProps) {
  const { left, top, columnWidth, rowHeight } = layout;
  return (
    <g className={styles.marks}>
      {(parseBookmarks(bookmarks) ?? []).map(({ trainStep, timeStep }, k) => {
        const x = left + (Math.min(timeStep, T - 1) + 0.5) * columnWidth;
        const y = top + (nearestStep(run.stops, trainStep) + 0.5) * rowHeight;
        return (
          <g key={k}>
            <circle cx={x} cy={y} r={8} />
            <text x={x} y={y + 4}>
              {k + 1}
            </text>
          </g>
        );
      })}
    </g>
  );
});

interface ChosenProps {
  readonly layout: MomentMapLayout;
  readonly moment: TrainingMoment | null;
  readonly trainStep: number;
  readonly letter: string;
  readonly row: number;
  readonly timeStep: number;
  readonly end: number;
}

export function Chosen({ layout, moment, trainStep, letter, row, timeStep, end }: ChosenProps) {
  const text = useTrainingHistoryText();
  const {
    left,
    top,
    fieldWidth,
    fieldHeight,
    columnWidth,
    rowHeight,
    meanLeft,
    meanRight,
    rowTop,
    rowBottom,
  } = layout;
  const bars = useMemo(() => letterBars(layout, moment?.bits ?? [], end), [layout, moment, end]);
  const mean = useMemo(() => meanLine(layout, [moment?.meanBits ?? NaN], end).xs[0], [layout, moment, end]);
  const x = left + timeStep * columnWidth;
  const y = top + row * rowHeight;
  const centre = y + rowHeight / 2;
  const bits = moment?.bits[timeStep];
  const beyondMiddle = mean > (meanLeft + meanRight) / 2;
  return (
    <>
      <path className={styles.bars} d={bars.path} />
      <text className={styles.axisTitle} x={left} y={rowTop - 8}>
        {text.map.row(trainStep)}
      </text>
      <g className={crossParts.cross}>
        <rect x={left - 0.5} y={y - 0.5} width={fieldWidth + 1} height={rowHeight + 1} />
        <rect x={x - 0.5} y={top - 0.5} width={columnWidth + 1} height={fieldHeight + 1} />
        <line x1={x + columnWidth / 2} x2={x + columnWidth / 2} y1={rowTop} y2={rowBottom} />
        <rect
          className={crossParts.halo}
          x={x - 1.5}
          y={y - 1.5}
          width={columnWidth + 3}
          height={rowHeight + 3}
        />
        <rect
          className={crossParts.cell}
          x={x - 1.5}
          y={y - 1.5}
          width={columnWidth + 3}
          height={rowHeight + 3}
        />
      </g>
      <g className={styles.now}>
        <text x={left - 8} y={centre + 4} textAnchor="end">
          {trainStep}
        </text>
        <text x={x + columnWidth / 2} y={layout.letterY} textAnchor="middle">
          {glyphOf(letter)}
        </text>
        {bits !== undefined && (
          <text
            x={x + columnWidth / 2}
            y={rowBottom + 16}
            textAnchor={timeStep > 2 ? 'middle' : 'start'}
            data-value="bits"
          >
            {bitsNumber(bits)}
          </text>
        )}
        {!Number.isNaN(mean) && (
          <>
            <circle className={styles.meanNow} cx={mean} cy={centre} r={3.5} />
            <text
              x={mean + (beyondMiddle ? -8 : 8)}
              y={centre + 4}
              textAnchor={beyondMiddle ? 'end' : 'start'}
              data-value="mean"
            >
              {bitsNumber(moment?.meanBits ?? NaN)}
            </text>
          </>
        )}
      </g>
    </>
  );
}
