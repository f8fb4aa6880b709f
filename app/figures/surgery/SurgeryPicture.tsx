/** What is drawn of the two runs: bars and a line for the one with edits, dashes for the untouched one behind it. */
import { memo } from 'react';
import { shortNumber } from '#figures/numbers';
import type { SurgeryRow, SurgeryRuns, SurgeryStrip } from '#figures/surgeryStrip';
import type { ActivationName } from '#rnn/cells';
import { useSurgeryText } from '../../i18n/surgery.ts';
import { useLetterOf } from '../../state/notation.ts';
import { glyphOf } from '../glyph.ts';
import styles from './SurgeryStrip.module.css';
import type { SurgeryRun } from './useSurgery.ts';

interface Props {
  readonly run: SurgeryRun;
  readonly layout: SurgeryStrip;
  readonly series: { readonly values: SurgeryRuns; readonly surprise: SurgeryRuns };
  readonly name: ActivationName;
  readonly unit: number;
  readonly step: number;
  readonly held: readonly boolean[];
}

export const SurgeryPicture = memo(function SurgeryPicture(props: Props) {
  const { run, layout, series, name, unit, step, held } = props;
  const text = useSurgeryText();
  const letterOf = useLetterOf();
  const { letters, now, model } = run;
  const { width, height, left, titleX, columnWidth, middles } = layout;
  const { values, surprise, gradients } = layout;
  return (
    <svg
      className={styles.picture}
      data-picture
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <rect className={styles.now} x={left + step * columnWidth} y={0} width={columnWidth} height={height} />
      <text className={styles.margin} x={0} y={layout.letters}>
        {text.read}
      </text>
      <text className={styles.margin} x={0} y={layout.targets}>
        {text.next}
      </text>
      {middles.map((middle, t) => {
        const read = model.spec.vocabulary[now.read[t]];
        return (
          <g key={t} data-now={t === step} className={styles.column}>
            <text className={styles.letter} data-replaced={read !== letters[t]} x={middle} y={layout.letters}>
              {glyphOf(read)}
            </text>
            <text className={styles.aim} x={middle} y={layout.targets}>
              {columnWidth < 34 ? glyphOf(letters[t + 1]) : `→ ${glyphOf(letters[t + 1])}`}
            </text>
          </g>
        );
      })}
      <g data-quantity={name} className={styles.row}>
        <RowHead
          row={values}
          left={left}
          titleX={titleX}
          width={width}
          title={text.rows.values(name, unit)}
        />
        <text className={styles.symbol} x={0} y={(values.top + values.bottom) / 2 + 5}>
          {letterOf(model.spec.cell, name)}
        </text>
        <Bars layout={layout} row={values} held={held} />
        <Numbers layout={layout} y={values.bottom + 16} values={series.values.now} />
      </g>
      <g className={styles.row}>
        <RowHead row={surprise} left={left} titleX={titleX} width={width} title={text.rows.surprise} />
        <Bars layout={layout} row={surprise} held={[]} />
        <Numbers layout={layout} y={surprise.bottom + 16} values={series.surprise.now} />
      </g>
      <g data-quantity="hiddenState" className={styles.row}>
        <text className={styles.title} x={titleX} y={gradients.top - 14}>
          {text.rows.gradients}
        </text>
        {gradients.axis.ticks.map(({ exponent, y }) => (
          <g key={exponent}>
            <line className={styles.grid} x1={left} x2={width} y1={y} y2={y} />
            <text className={styles.tick} x={left - 6} y={y + 4}>
              {exponent === 0 ? '1' : '10'}
              {exponent !== 0 && (
                <tspan className={styles.exponent} dy={-4}>
                  {`${exponent}`.replace('-', '−')}
                </tspan>
              )}
            </text>
          </g>
        ))}
        {gradients.axis.zeroY !== null && (
          <>
            <line
              className={styles.grid}
              x1={left}
              x2={width}
              y1={gradients.axis.zeroY}
              y2={gradients.axis.zeroY}
            />
            <text className={styles.tick} x={left - 6} y={gradients.axis.zeroY + 4}>
              0
            </text>
          </>
        )}
        <path className={styles.ghostLine} d={linePath(middles, gradients.ghosts)} />
        <path className={styles.line} d={linePath(middles, gradients.points)} />
        {gradients.points.map(
          (y, t) => y !== null && <circle key={t} className={styles.dot} cx={middles[t]} cy={y} r={3.2} />,
        )}
      </g>
    </svg>
  );
});

interface RowHeadProps {
  readonly row: SurgeryRow;
  readonly left: number;
  readonly titleX: number;
  readonly width: number;
  readonly title: string;
}

function RowHead({ row: { scale, top, bottom }, left, titleX, width, title }: RowHeadProps) {
  const ends = [scale.invert(bottom), 0, scale.invert(top)];
  return (
    <>
      <text className={styles.title} x={titleX} y={top - 14}>
        {title}
      </text>
      {[...new Set(ends)].map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? styles.zero : styles.grid}
            x1={left}
            x2={width}
            y1={scale(value)}
            y2={scale(value)}
          />
          <text className={styles.tick} x={left - 6} y={scale(value) + 4}>
            {Number.isInteger(value) ? `${value}`.replace('-', '−') : shortNumber(value)}
          </text>
        </g>
      ))}
    </>
  );
}

interface BarsProps {
  readonly layout: SurgeryStrip;
  readonly row: SurgeryRow;
  readonly held: readonly boolean[];
}

function Bars({ layout: { middles, barWidth }, row, held }: BarsProps) {
  return middles.map((middle, t) => {
    const bar = row.bars[t];
    const ghost = row.ghosts[t];
    return (
      <g key={t}>
        {bar && (
          <rect
            className={held[t] ? styles.held : styles.bar}
            x={middle - barWidth / 2}
            y={bar.y}
            width={barWidth}
            height={Math.max(1, bar.height)}
          />
        )}
        {held[t] && <path className={styles.pin} d={`M${middle - 4} ${row.top - 8}h8v5h-8z`} />}
        {ghost !== null && (
          <line
            className={styles.ghost}
            x1={middle - barWidth / 2 - 3}
            x2={middle + barWidth / 2 + 3}
            y1={ghost}
            y2={ghost}
          />
        )}
      </g>
    );
  });
}

interface NumbersProps {
  readonly layout: SurgeryStrip;
  readonly y: number;
  readonly values: ArrayLike<number>;
}

function Numbers({ layout: { middles, numbersFit }, y, values }: NumbersProps) {
  if (!numbersFit) return null;
  return middles.map((middle, t) => (
    <text key={t} className={styles.number} x={middle} y={y}>
      {shortNumber(values[t])}
    </text>
  ));
}

/** A line from point to point; where one is missing it breaks. */
function linePath(xs: readonly number[], ys: readonly (number | null)[]): string {
  let path = '';
  let pen = false;
  ys.forEach((y, t) => {
    if (y !== null) path += `${pen ? 'L' : 'M'}${xs[t].toFixed(1)} ${y.toFixed(1)}`;
    pen = y !== null;
  });
  return path;
}
