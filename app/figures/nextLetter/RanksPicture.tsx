/** The text in columns: each letter painted by its surprise, its bits, and what was expected there. */
import { memo, useMemo } from 'react';
import { columnBits } from '#figures/bitsNumber';
import { likeliestFirst } from '#figures/distribution';
import { paintOf, rankCount, ranksLayout, type RanksLayout } from '#figures/letterRanks';
import type { SampledPath } from '#inspect/samplePath';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import { glyphOf } from '../glyph.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { expectedAt } from './placeOf.ts';
import styles from './NextLetter.module.css';

interface Props {
  readonly path: SampledPath;
  readonly vocabulary: readonly string[];
  readonly width: number;
  /** From 0; the number of letters for what is expected after the last. */
  readonly place: number;
  readonly valueText: string;
  readonly onPlace: (place: number) => void;
  readonly onHover: (place: number | null) => void;
}

export function RanksPicture({ path, vocabulary, width, place, valueText, onPlace, onHover }: Props) {
  const text = useNextLetterText();
  const count = path.codes.length + 1;
  const layout = useMemo(() => ranksLayout(count, width), [count, width]);
  const { x, y } = layout.columns[Math.min(place, count - 1)];
  return (
    <div className={styles.strip} style={{ height: layout.height }}>
      <svg data-picture width={width} height={layout.height} aria-hidden="true">
        <Columns path={path} vocabulary={vocabulary} layout={layout} />
      </svg>
      {/* Beside the picture: the columns are many, and stand as they are while it moves. */}
      <div
        className={styles.cursor}
        style={{
          width: layout.pitch - 1,
          height: layout.columnHeight + 5,
          transform: `translate(${x + 0.5}px, ${y + 0.5}px)`,
        }}
      />
      <PlotSlider
        box={{ left: 0, top: 0, width, height: layout.height }}
        label={text.strip}
        min={1}
        max={count}
        value={place + 1}
        valueText={valueText}
        at={(atX, atY) => layout.placeAt(atX, atY) + 1}
        onChange={(next) => onPlace(next - 1)}
        onHover={(next) => onHover(next === null ? null : next - 1)}
      />
    </div>
  );
}

interface ColumnsProps {
  readonly path: SampledPath;
  readonly vocabulary: readonly string[];
  readonly layout: RanksLayout;
}

/** What stands still while the cursor moves. */
const Columns = memo(function Columns({ path, vocabulary, layout }: ColumnsProps) {
  const { pitch, letterHeight, bitsY, rankY, rankHeight, columns } = layout;
  const { codes, surprise, given } = path;
  const inner = pitch - 5;
  return columns.map(({ x, y }, place) => {
    const expected = expectedAt(path, place);
    const code = place < codes.length ? codes[place] : null;
    const paint = paintOf(place < codes.length ? surprise[place] : NaN) * (letterHeight - 4);
    const middle = x + pitch / 2;
    return (
      <g key={place} data-place={place + 1}>
        <rect className={styles.cellFrame} x={x + 2.5} y={y + 3.5} width={inner} height={letterHeight - 4} />
        <rect
          className={styles.paint}
          x={x + 2.5}
          y={y + letterHeight - 0.5 - paint}
          width={inner}
          height={paint}
        />
        {code === null ? (
          <text className={styles.bits} x={middle} y={y + letterHeight - 9} textAnchor="middle">
            ?
          </text>
        ) : (
          <text
            className={styles.letter}
            data-letter={place < given ? 'given' : 'drawn'}
            x={middle}
            y={y + letterHeight - 9}
            textAnchor="middle"
          >
            {glyphOf(vocabulary[code])}
          </text>
        )}
        {code !== null && place >= given && (
          <path className={styles.drawnMark} d={`M${x + 7} ${y + letterHeight - 4}h${pitch - 14}`} />
        )}
        {place > 0 && code !== null && (
          <text className={styles.bits} x={middle} y={y + bitsY + 5} textAnchor="middle">
            {columnBits(surprise[place])}
          </text>
        )}
        {expected &&
          ranked(expected, code).map((rank, row) => (
            <g key={row}>
              <rect
                className={styles.rankBar}
                x={x + 2.5}
                y={y + rankY(row) + 1.5}
                width={Number.isNaN(expected[rank]) ? 0 : inner * expected[rank]}
                height={rankHeight - 3}
              />
              {rank === code && (
                <rect
                  className={styles.came}
                  x={x + 2.5}
                  y={y + rankY(row) + 1}
                  width={inner}
                  height={rankHeight - 2}
                />
              )}
              <text
                className={styles.rank}
                data-came={rank === code}
                x={middle}
                y={y + rankY(row) + rankHeight - 4.5}
                textAnchor="middle"
              >
                {glyphOf(vocabulary[rank])}
              </text>
            </g>
          ))}
      </g>
    );
  });
});

/** The likeliest letters; one that came and is not among them takes the last row. */
function ranked(expected: Float64Array, came: number | null): readonly number[] {
  const shown = likeliestFirst(expected).slice(0, rankCount);
  if (came !== null && !shown.includes(came)) shown[shown.length - 1] = came;
  return shown;
}
