/** The picture of the backward pass: what has been reached so far is drawn in full, the rest only hinted at. */
import { memo } from 'react';
import { wallLane, wallPixel, type BackwardStrip, type Bar } from '#figures/backwardStrip';
import { derivativeNumber } from '#figures/derivativeNumber';
import { shortNumber } from '#figures/numbers';
import type { ActivationName } from '#rnn/cells';
import { useMicroscopeText } from '../../i18n/microscope.ts';
import { useKit, useLetterOf } from '../../state/notation.ts';
import styles from './BackwardStrip.module.css';
import { glyphOf } from '../glyph.ts';
import type { MicroscopeView } from './useMicroscope.ts';

interface Props {
  readonly view: MicroscopeView;
  readonly layout: BackwardStrip<ActivationName>;
  readonly weightChosen: boolean;
  readonly gateLetter: string;
}

export const BackwardStripPicture = memo(function BackwardStripPicture(props: Props) {
  const { view, layout, weightChosen, gateLetter } = props;
  const text = useMicroscopeText();
  const { place, pass, letters, wall } = view;
  const { width, height, columns, numbersFit, left } = layout;
  const { timeStep } = place;
  const letterOf = useLetterOf();
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
        className={styles.reached}
        x={columns[timeStep].x}
        y={wallLane}
        width={width - columns[timeStep].x}
        height={height - wallLane}
      />
      {columns.length > 1 && (
        <text className={styles.margin} x={0} y={20}>
          {text.wallShort}
        </text>
      )}
      {columns.map(({ x, middle }, t) => (
        <g key={t} data-reached={t >= timeStep} data-now={t === timeStep} className={styles.column}>
          <text className={styles.letter} x={middle} y={layout.letters}>
            {glyphOf(letters[t])}
          </text>
          <text className={styles.aim} x={middle} y={layout.targets}>
            {layout.columnWidth < 34 ? glyphOf(letters[t + 1]) : `→ ${glyphOf(letters[t + 1])}`}
          </text>
          {numbersFit && (
            <text className={styles.number} x={middle} y={layout.losses}>
              {shortNumber(pass.lossTerms[t])}
            </text>
          )}
          {t === timeStep && (
            <rect className={styles.now} x={x + 3} y={wallLane} width={layout.columnWidth - 6} height={3} />
          )}
        </g>
      ))}
      <text className={styles.margin} x={0} y={layout.targets}>
        {text.nextRow}
      </text>
      {numbersFit && (
        <text className={styles.margin} x={0} y={layout.losses}>
          {text.lossRow}
        </text>
      )}
      <Way layout={layout} timeStep={timeStep} wall={wall} label={text.wayRow} />
      {layout.rows.map((row) => (
        <g key={row.name} data-quantity={row.name} className={styles.row}>
          <line className={styles.zero} x1={left} x2={width} y1={row.zero} y2={row.zero} />
          <RowName
            letter={letterOf(pass.cell, row.name)}
            sum={place.side === 'preActivation'}
            bound={row.bound}
            y={row.zero}
          />
          {row.cells.map((cell, t) =>
            t < timeStep ? null : (
              <g key={t}>
                <BarOf bar={cell.direct} className={styles.direct} />
                <BarOf bar={cell.recurrent} className={styles.recurrent} />
                <BarOf bar={cell.total} className={styles.total} />
                {cell.uncut && (
                  <line
                    className={styles.uncut}
                    x1={cell.uncut.x}
                    x2={cell.uncut.x + cell.uncut.width}
                    y1={cell.uncut.y}
                    y2={cell.uncut.y}
                  />
                )}
                {numbersFit && (
                  <text className={styles.number} x={columns[t].middle} y={row.numbers}>
                    {cell.text}
                  </text>
                )}
              </g>
            ),
          )}
          {row.name === view.selected.name && !weightChosen && (
            <rect
              className={styles.selected}
              x={columns[timeStep].x + 1.5}
              y={row.top - 2}
              width={layout.columnWidth - 3}
              height={row.height + 3}
            />
          )}
        </g>
      ))}
      <Sum view={view} layout={layout} gateLetter={gateLetter} weightChosen={weightChosen} />
      {wall > 0 && (
        <line
          className={styles.barrier}
          x1={wallPixel(layout, wall)}
          x2={wallPixel(layout, wall)}
          y1={wallLane - 4}
          y2={layout.sum.top - 30}
        />
      )}
    </svg>
  );
});

function BarOf({ bar, className }: { readonly bar: Bar | null; readonly className: string }) {
  return bar && bar.height > 0 ? <rect className={className} {...bar} /> : null;
}

interface RowNameProps {
  readonly letter: string;
  readonly sum: boolean;
  readonly bound: number;
  readonly y: number;
}

function RowName({ letter, sum, bound, y }: RowNameProps) {
  return (
    <>
      <text className={styles.symbol} x={0} y={y - 2}>
        {sum ? (
          <>
            {'∂a'}
            <tspan className={styles.below} dy={4}>
              {letter}
            </tspan>
          </>
        ) : (
          // A difference is held together: where a GRU’s z is what is written, the gate is 1 − z.
          `∂${letter.includes('−') ? `(${letter})` : letter}`
        )}
      </text>
      <text className={styles.margin} x={0} y={y + 15}>{`±${derivativeNumber(bound)}`}</text>
    </>
  );
}

interface WayProps {
  readonly layout: BackwardStrip<ActivationName>;
  readonly timeStep: number;
  readonly wall: number;
  readonly label: string;
}

/** From the last step to the one reached, arrow by arrow; none passes the wall. */
function Way({ layout: { columns, way }, timeStep, wall, label }: WayProps) {
  return (
    <g className={styles.way}>
      <text className={styles.margin} x={0} y={way + 4}>
        {label}
      </text>
      {columns.slice(timeStep).map(({ middle }, index) => {
        const t = timeStep + index;
        const next = columns[t + 1];
        return (
          <g key={t}>
            <circle cx={middle} cy={way} r={3} />
            {next && t + 1 !== wall && (
              <>
                <line x1={middle + 8} x2={next.middle - 3} y1={way} y2={way} />
                <path d={`M${middle + 4} ${way}l6 -3.5v7z`} />
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Sum({ view, layout, gateLetter, weightChosen }: Props) {
  const text = useMicroscopeText();
  const hidden = useLetterOf()(view.pass.cell, 'hiddenState');
  const weights = useKit()?.parameterLetter('weight_hh') ?? 'W';
  const { sum, columns, columnWidth, width, left, numbersFit } = layout;
  const { timeStep, gate, unit, from } = view.place;
  const half = Math.min(27, columnWidth * 0.37);
  return (
    <g data-quantity={gate} className={styles.row}>
      <text className={styles.title} x={0} y={sum.top - 12}>
        {width < 560
          ? `∂${weights} · ${gateLetter}${unit + 1} ← ${hidden}${from + 1}`
          : text.sumTitle(gateLetter, unit + 1, from + 1)}
      </text>
      <line className={styles.zero} x1={left} x2={width} y1={sum.zero} y2={sum.zero} />
      <text className={styles.symbol} x={0} y={sum.zero - 2}>
        {`Σ ∂${weights}`}
      </text>
      <text className={styles.margin} x={0} y={sum.zero + 15}>{`±${derivativeNumber(sum.bound)}`}</text>
      {sum.cells.map(({ bar, level, text: number }, t) =>
        t < timeStep ? null : (
          <g key={t}>
            <BarOf bar={bar} className={styles.recurrent} />
            {t > timeStep && (
              <line
                className={styles.join}
                x1={columns[t - 1].middle + half}
                x2={columns[t].middle - half}
                y1={level}
                y2={level}
              />
            )}
            <line
              className={styles.level}
              x1={columns[t].middle - half}
              x2={columns[t].middle + half}
              y1={level}
              y2={level}
            />
            {numbersFit && (
              <text className={styles.number} x={columns[t].middle} y={sum.numbers}>
                {number}
              </text>
            )}
          </g>
        ),
      )}
      {weightChosen && (
        <rect
          className={styles.selected}
          x={columns[timeStep].x + 1.5}
          y={sum.top - 3}
          width={columnWidth - 3}
          height={sum.height + 6}
        />
      )}
    </g>
  );
}
