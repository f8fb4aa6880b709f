/** The distribution laid end to end as the sampler meets it, and where the random number fell. */
import { useMemo } from 'react';
import { drawnProbabilities } from '#figures/distribution';
import { drawParts } from '#figures/drawBar';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import { glyphOf } from '../glyph.ts';
import type { PlaceReading } from './placeOf.ts';
import styles from './NextLetter.module.css';

interface Props {
  readonly at: PlaceReading;
  readonly vocabulary: readonly string[];
  readonly temperature: number;
  /** 0 for all. */
  readonly kept: number;
  readonly width: number;
}

const [top, barHeight, height] = [46, 34, 118];

export function DrawBar({ at, vocabulary, temperature, kept, width }: Props) {
  const text = useNextLetterText();
  const { probabilities, code, draw } = at;
  const parts = useMemo(
    () =>
      probabilities
        ? drawParts(drawnProbabilities(Array.from(probabilities), temperature, kept || Infinity))
        : [],
    [probabilities, temperature, kept],
  );
  const x = (value: number) => 1 + value * (width - 2);
  const number = draw && !Number.isNaN(draw.number) ? draw.number : null;
  const said =
    number !== null ? text.fell(number) : draw ? text.noNumber : at.letter === null ? '' : text.notDrawn;
  const end = number !== null && x(number) > width - 90;
  return (
    <svg
      data-picture
      className={styles.drawBar}
      width={width}
      height={height}
      role="img"
      aria-label={`${text.bar}: ${said}`}
    >
      <text className={styles.barTitle} x={0} y={13}>
        {text.barTitle(temperature, kept)}
      </text>
      {parts.map((part, index) => {
        const [from, to] = [x(part.from), x(part.to)];
        const drawn = draw !== null && part.code === code;
        return (
          <g key={part.code} data-part={vocabulary[part.code]} data-drawn={drawn}>
            <rect
              className={drawn ? styles.partDrawn : index % 2 ? styles.partOdd : styles.partEven}
              x={from}
              y={top}
              width={Math.max(0, to - from)}
              height={barHeight}
            />
            {(to - from > 13 || drawn) && (
              <text
                className={drawn && to - from > 13 ? styles.partNameDrawn : styles.partName}
                x={(from + to) / 2}
                y={to - from > 13 ? top + 22 : top + barHeight + 15}
                textAnchor="middle"
              >
                {glyphOf(vocabulary[part.code])}
              </text>
            )}
          </g>
        );
      })}
      <rect className={styles.barFrame} x={1} y={top} width={width - 2} height={barHeight} />
      {number !== null && (
        <path className={styles.fell} d={`M${x(number)} ${top - 8}V${top + barHeight + 4}`} />
      )}
      <text
        className={styles.number}
        data-draw
        x={number === null ? 0 : x(number) + (end ? -6 : 6)}
        y={top - 10}
        textAnchor={end ? 'end' : 'start'}
      >
        {said}
      </text>
      {[0, 0.5, 1].map((value) => (
        <text
          key={value}
          className={styles.tick}
          x={x(value)}
          y={height - 4}
          textAnchor={value === 0 ? 'start' : value === 1 ? 'end' : 'middle'}
        >
          {value}
        </text>
      ))}
    </svg>
  );
}
