/**
 * The map of both axes of time: what each letter costs at each kept training step, on a canvas; its mean beside it; the
 * letters of the chosen step below it; and over it the chosen moment, which moves without anything being painted anew.
 */
import { memo, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { bitsNumber } from '#figures/bitsNumber';
import {
  bitsEnd,
  layoutMomentMap,
  letterBars,
  meanLine,
  momentAt,
  momentBeside,
  type MomentMapLayout,
  type MomentPlace,
} from '#figures/momentMap';
import type { TrainingMoment } from '#inspect/trainingMoment';
import { nearestStep } from '#figures/lossCurve';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import { parseBookmarks } from '../../state/trainingHistoryView.ts';
import { glyphOf } from '../glyph.ts';
import { paintField } from '../heatmapCanvas.ts';
import { ScaleLegend } from '../HeatmapLegends.tsx';
import { useShownTheme } from '../useShownTheme.ts';
import type { HistoryRun } from './useHistoryRun.ts';
import styles from './TrainingHistory.module.css';

interface Props {
  readonly run: HistoryRun;
  /** `[T + 1]` */
  readonly letters: readonly string[];
  /** `[S]` */
  readonly moments: readonly (TrainingMoment | null)[];
  readonly row: number;
  readonly timeStep: number;
  /** As the address has them. */
  readonly bookmarks: string;
  readonly width: number;
  readonly onMoment: (place: MomentPlace) => void;
}

export function MomentMap(props: Props) {
  const { run, letters, moments, row, timeStep, bookmarks, width, onMoment } = props;
  const text = useTrainingHistoryText();
  const [pointed, setPointed] = useState<MomentPlace | null>(null);
  const { stops } = run;
  const [S, T] = [stops.length, letters.length - 1];
  const V = run.spec.vocabulary.length;
  const end = bitsEnd(V);
  const layout = useMemo(() => layoutMomentMap(width, S, T), [width, S, T]);
  const readingOf = (at: MomentPlace) => {
    const moment = moments[at.row];
    const { timeStep: t } = at;
    return text.map.reading(
      {
        trainStep: stops[at.row].trainStep,
        step: t + 1,
        letter: letters[t],
        next: letters[t + 1],
      },
      moment?.bits[t] ?? null,
      moment?.probabilities[t] ?? NaN,
    );
  };
  const placeOf = (event: MouseEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return momentAt(layout, S, T, event.clientX - box.left, event.clientY - box.top);
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = momentBeside({ row, timeStep }, event.key, S, T);
    if (!next) return;
    event.preventDefault();
    setPointed(null);
    onMoment(next);
  };
  const read = pointed && pointed.row < S && pointed.timeStep < T ? pointed : { row, timeStep };
  const { left, top, fieldWidth, fieldHeight } = layout;
  return (
    <div role="group" aria-label={text.map.title}>
      <p className={styles.title}>{text.map.title}</p>
      <div className={styles.map} style={{ height: layout.height }}>
        <Field moments={moments} layout={layout} T={T} end={end} />
        <svg className={styles.over} data-picture width={width} height={layout.height} aria-hidden="true">
          <Still
            run={run}
            letters={letters}
            moments={moments}
            layout={layout}
            end={end}
            guess={Math.log2(V)}
          />
          <Marks run={run} bookmarks={bookmarks} layout={layout} T={T} />
          <Chosen
            layout={layout}
            moment={moments[row]}
            trainStep={stops[row].trainStep}
            letter={letters[timeStep]}
            row={row}
            timeStep={timeStep}
            end={end}
          />
        </svg>
        <div
          className={styles.field}
          style={{ left, top, width: fieldWidth, height: fieldHeight }}
          role="slider"
          tabIndex={0}
          aria-roledescription={text.map.kind}
          aria-label={text.map.label}
          aria-valuemin={1}
          aria-valuemax={S * T}
          aria-valuenow={row * T + timeStep + 1}
          aria-valuetext={readingOf({ row, timeStep })}
          onKeyDown={press}
          onPointerMove={(event) => {
            const at = placeOf(event);
            setPointed(at);
            if (event.buttons === 1) onMoment(at);
          }}
          onPointerLeave={() => setPointed(null)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            onMoment(placeOf(event));
          }}
        />
      </div>
      <div className={styles.mapFoot}>
        {/* Not a live region: the map says its reading itself, as the text of its value. */}
        <p className={styles.reading} data-testid="moment-reading">
          {readingOf(read)}
        </p>
        <ScaleLegend
          scale="gate"
          bound={1}
          title={text.map.legend}
          numbers={['0', `${end / 2}`, text.map.more(end)]}
        />
      </div>
      <p className={styles.soft}>{text.map.hint}</p>
    </div>
  );
}

interface FieldProps {
  readonly moments: readonly (TrainingMoment | null)[];
  readonly layout: MomentMapLayout;
  readonly T: number;
  readonly end: number;
}

const Field = memo(function Field({ moments, layout, T, end }: FieldProps) {
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
const Still = memo(function Still({ run, letters, moments, layout, end, guess }: StillProps) {
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
const Marks = memo(function Marks({ run, bookmarks, layout, T }: MarksProps) {
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

function Chosen({ layout, moment, trainStep, letter, row, timeStep, end }: ChosenProps) {
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
      <g className={styles.cross}>
        <rect x={left - 0.5} y={y - 0.5} width={fieldWidth + 1} height={rowHeight + 1} />
        <rect x={x - 0.5} y={top - 0.5} width={columnWidth + 1} height={fieldHeight + 1} />
        <line x1={x + columnWidth / 2} x2={x + columnWidth / 2} y1={rowTop} y2={rowBottom} />
        <rect
          className={styles.halo}
          x={x - 1.5}
          y={y - 1.5}
          width={columnWidth + 3}
          height={rowHeight + 3}
        />
        <rect
          className={styles.cell}
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
