/** The picture: every step a column, its cell's units as squares, its answer above and what it reads below. */
import { memo, useMemo } from 'react';
import { cssColour, valueColour, type Theme } from '#figures/colour';
import { fineNumber } from '#figures/numbers';
import {
  flowLines,
  unitSquares,
  type PlacedColumn,
  type ShapeFlowLayout,
  type UnitSquare,
} from '#figures/shapeFlow';
import type { SequenceFlow } from '#inspect/sequenceFlow';
import { useProblemsText } from '../../i18n/problems.ts';
import { glyphOf } from '../glyph.ts';
import { useShownTheme } from '../useShownTheme.ts';
import styles from './FlowPicture.module.css';
import type { ProblemExample } from './problemExample.ts';
import { stepWords, type StepWords } from './problemWords.ts';

interface Props {
  readonly layout: ShapeFlowLayout;
  readonly example: ProblemExample;
  readonly flow: SequenceFlow;
  readonly step: number;
}

export const FlowPicture = memo(function FlowPicture({ layout, example, flow, step }: Props) {
  const text = useProblemsText();
  const theme = useShownTheme();
  const { width, height, columns, boxWidth, stateWays, answerWays } = layout;
  const units = flow.steps[0].hidden.length;
  const squares = useMemo(() => unitSquares(units, boxWidth), [units, boxWidth]);
  const words = useMemo(
    () => flow.steps.map((_, place) => stepWords({ flow, example, text }, place)),
    [flow, example, text],
  );
  const chosen = columns[step];
  const influence = flow.steps[step].answer?.influence;
  const { shape } = example.source;
  return (
    <svg
      className={styles.picture}
      data-picture
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <rect
        className={styles.now}
        style={{ transform: `translate(${chosen.x - 4}px, ${chosen.top}px)` }}
        width={boxWidth + 8}
        height={flowLines.read.top + flowLines.read.height + 3}
        rx={4}
      />
      {columns
        .filter(({ row }, place) => place === 0 || columns[place - 1].row !== row)
        .map(({ row, top }) => (
          <LineNames key={row} top={top} />
        ))}
      {/* Other ways in another shape: they appear anew, where the columns glide. */}
      <g key={`${shape} ${columns.length}`} className={styles.ways}>
        {stateWays.map((way, place) => (
          <g key={place} data-reached={place < step} data-quantity="previousHiddenState">
            <path className={styles.stateWay} d={way} />
            <path
              className={styles.head}
              d={arrowHead(columns[place + 1].x, columns[place + 1].top + cellMiddle)}
            />
          </g>
        ))}
        {answerWays.map((way, place) =>
          way === null ? null : (
            <path key={place} className={styles.answerWay} data-reached={place < step} d={way} />
          ),
        )}
      </g>
      {columns.map((column) => (
        <Column
          key={column.step}
          column={column}
          boxWidth={boxWidth}
          squares={squares}
          hidden={flow.steps[column.step].hidden}
          words={words[column.step]}
          day={example.days.at(column.step) ?? null}
          theme={theme}
          reached={column.step <= step}
          partName={
            shape === 'encoderDecoder' && (column.step === 0 || columns[column.step - 1].part !== column.part)
              ? text.parts[column.part === 0 ? 'encoder' : 'decoder']
              : null
          }
          answerNow={shape === 'delayed'}
        />
      ))}
      {influence && <Influence columns={columns} boxWidth={boxWidth} influence={influence} />}
    </svg>
  );
});

const cellMiddle = flowLines.cell.top + flowLines.cell.height / 2;

const arrowHead = (x: number, y: number) => `M${x - 5} ${y - 3.5}L${x} ${y}L${x - 5} ${y + 3.5}z`;

function LineNames({ top }: { readonly top: number }) {
  const { lines } = useProblemsText();
  const { answer, read } = flowLines;
  return (
    <g className={styles.lineNames} transform={`translate(0 ${top})`}>
      <text y={answer.top + answer.height / 2 + 5}>{lines.answer}</text>
      <text data-quantity="hiddenState" y={cellMiddle + 5}>
        {lines.state}
      </text>
      <text data-quantity="input" y={read.top + read.height / 2 + 5}>
        {lines.input}
      </text>
    </g>
  );
}

interface ColumnProps {
  readonly column: PlacedColumn;
  readonly boxWidth: number;
  readonly squares: readonly UnitSquare[];
  readonly hidden: Float64Array;
  readonly words: StepWords;
  readonly day: number | null;
  readonly theme: Theme;
  readonly reached: boolean;
  readonly partName: string | null;
  readonly answerNow: boolean;
}

const Column = memo(function Column(props: ColumnProps) {
  const { column, boxWidth, squares, hidden, words, day, theme, reached, partName, answerNow } = props;
  const text = useProblemsText();
  const { x, top, reads, answers } = column;
  const { answer, cell, read, wanted, influence } = flowLines;
  const middle = boxWidth / 2;
  // Numbers are near what the data say or far from it, but never the same.
  const wrong = words.probability !== null && words.wanted !== null && words.wanted !== words.answer;
  const weekday = day === null ? null : text.weekday(day);
  const below = reads ? words.reads : answerNow ? text.answerNow : text.nothing;
  return (
    <g className={styles.column} data-reached={reached} style={{ transform: `translate(${x}px, ${top}px)` }}>
      {answers && (
        <g>
          {words.wanted !== null && (
            <text className={styles.wanted} x={middle} y={wanted}>
              {words.wanted}
            </text>
          )}
          <path className={styles.way} d={`M${middle} ${cell.top}V${answer.top + answer.height}`} />
          <rect
            className={styles.answer}
            data-wrong={wrong}
            y={answer.top}
            width={boxWidth}
            height={answer.height}
            rx={3}
          />
          <text className={styles.symbol} x={middle} y={answer.top + (words.probability === null ? 25 : 18)}>
            {glyphOf(words.answer ?? '')}
          </text>
          {words.probability !== null && (
            <text className={styles.small} x={middle} y={answer.top + 34}>
              {words.probability.replace(/^\D+/, words.probability.startsWith('under') ? '<' : '>')}
            </text>
          )}
        </g>
      )}
      <g data-quantity="hiddenState">
        <Units squares={squares} hidden={hidden} theme={theme} />
        <rect className={styles.cell} data-cell y={cell.top} width={boxWidth} height={cell.height} />
      </g>
      {partName !== null && (
        <text className={styles.part} y={column.part === 0 ? answer.top + 25 : influence.top + 14}>
          {partName}
        </text>
      )}
      <g data-quantity="input">
        {reads && (
          <>
            <path className={styles.way} d={`M${middle} ${read.top}V${cell.top + cell.height}`} />
            <rect className={styles.read} y={read.top} width={boxWidth} height={read.height} rx={3} />
          </>
        )}
        <text
          className={reads ? styles.symbol : styles.small}
          x={middle}
          y={read.top + (weekday === null ? 24 : 15)}
        >
          {glyphOf(below ?? '')}
        </text>
        {weekday !== null && (
          <text className={styles.small} x={middle} y={read.top + 30}>
            {weekday}
          </text>
        )}
      </g>
    </g>
  );
});

interface UnitsProps {
  readonly squares: readonly UnitSquare[];
  readonly hidden: Float64Array;
  readonly theme: Theme;
}

const Units = memo(function Units({ squares, hidden, theme }: UnitsProps) {
  return (
    <g transform={`translate(0 ${flowLines.cell.top})`} shapeRendering="crispEdges">
      {squares.map((square, unit) => {
        const colour = valueColour('signed', theme, hidden[unit], 1);
        return <rect key={unit} {...square} fill={colour ? cssColour(colour) : 'none'} />;
      })}
    </g>
  );
});

interface InfluenceProps {
  readonly columns: readonly PlacedColumn[];
  readonly boxWidth: number;
  readonly influence: Float64Array;
}

/** Under everything that was read: how much the chosen answer hangs on it. */
function Influence({ columns, boxWidth, influence }: InfluenceProps) {
  const largest = Math.max(...influence);
  const { top, height, number } = flowLines.influence;
  return (
    <g className={styles.influence}>
      {Array.from(influence, (length, place) => {
        const { x, top: rowTop, middle } = columns[place];
        const bar = largest > 0 ? (length / largest) * height : 0;
        return (
          <g key={place}>
            <line x1={x} x2={x + boxWidth} y1={rowTop + top + height} y2={rowTop + top + height} />
            <rect
              x={middle - boxWidth / 4}
              width={boxWidth / 2}
              y={rowTop + top + height - bar}
              height={bar}
            />
            <text x={middle} y={rowTop + number} data-influence={place + 1}>
              {length === 0 ? '0' : fineNumber(length)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
