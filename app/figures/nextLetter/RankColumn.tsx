/** One column of the text: a letter painted by its surprise, its bits, and what was expected there. */
import { memo } from 'react';
import { columnBits } from '#figures/bitsNumber';
import { likeliest } from '#figures/distribution';
import { paintOf, rankCount, type RanksLayout } from '#figures/letterRanks';
import type { SampledPath } from '#inspect/samplePath';
import { glyphOf } from '../glyph.ts';
import { expectedAt } from './placeOf.ts';
import styles from './NextLetter.module.css';

/** What a column shows. */
export interface ColumnContent {
  /** Null after the last letter. */
  readonly code: number | null;
  readonly drawn: boolean;
  readonly bits: number;
  /** Empty at the first letter. */
  readonly ranks: readonly { readonly code: number; readonly probability: number }[];
}

/** @param place  from 0; the number of letters for what is expected after the last */
export function columnContent(path: SampledPath, place: number): ColumnContent {
  const { codes, surprise, given } = path;
  const expected = expectedAt(path, place);
  const code = place < codes.length ? codes[place] : null;
  const shown = expected ? likeliest(expected, rankCount) : [];
  // A letter that came and is not among the likeliest takes the last row.
  if (code !== null && expected && !shown.includes(code)) shown[shown.length - 1] = code;
  return {
    code,
    drawn: code !== null && place >= given,
    bits: code === null ? NaN : surprise[place],
    ranks: shown.map((rank) => ({ code: rank, probability: expected ? expected[rank] : NaN })),
  };
}

interface Props {
  readonly content: ColumnContent;
  readonly place: number;
  readonly vocabulary: readonly string[];
  readonly layout: RanksLayout;
}

/** While the draws change, the columns of the text stay as they are: compared by what they show. */
export const RankColumn = memo(
  function RankColumn({ content, place, vocabulary, layout }: Props) {
    const { pitch, letterHeight, bitsY, rankY, rankHeight, columns } = layout;
    const { code, drawn, bits, ranks } = content;
    const { x, y } = columns[place];
    const inner = pitch - 5;
    const paint = paintOf(bits) * (letterHeight - 4);
    const middle = x + pitch / 2;
    return (
      <g data-place={place + 1}>
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
            data-letter={drawn ? 'drawn' : 'given'}
            x={middle}
            y={y + letterHeight - 9}
            textAnchor="middle"
          >
            {glyphOf(vocabulary[code])}
          </text>
        )}
        {drawn && <path className={styles.drawnMark} d={`M${x + 7} ${y + letterHeight - 4}h${pitch - 14}`} />}
        {place > 0 && code !== null && (
          <text className={styles.bits} x={middle} y={y + bitsY + 5} textAnchor="middle">
            {columnBits(bits)}
          </text>
        )}
        {ranks.map((rank, row) => (
          <g key={row}>
            <rect
              className={styles.rankBar}
              x={x + 2.5}
              y={y + rankY(row) + 1.5}
              width={Number.isNaN(rank.probability) ? 0 : inner * rank.probability}
              height={rankHeight - 3}
            />
            {rank.code === code && (
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
              data-came={rank.code === code}
              x={middle}
              y={y + rankY(row) + rankHeight - 4.5}
              textAnchor="middle"
            >
              {glyphOf(vocabulary[rank.code])}
            </text>
          </g>
        ))}
      </g>
    );
  },
  (before, now) =>
    before.place === now.place &&
    before.vocabulary === now.vocabulary &&
    before.layout === now.layout &&
    sameContent(before.content, now.content),
);

const sameContent = (a: ColumnContent, b: ColumnContent): boolean =>
  a.code === b.code &&
  a.drawn === b.drawn &&
  Object.is(a.bits, b.bits) &&
  a.ranks.length === b.ranks.length &&
  a.ranks.every(
    ({ code, probability }, row) =>
      code === b.ranks[row].code && Object.is(probability, b.ranks[row].probability),
  );
