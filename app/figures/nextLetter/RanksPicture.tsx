/** The text in columns: each letter painted by its surprise, its bits, and what was expected there. */
import { memo, useMemo } from 'react';
import { ranksLayout, type RanksLayout } from '#figures/letterRanks';
import type { SampledPath } from '#inspect/samplePath';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import { PlotSlider } from '../PlotSlider.tsx';
import { columnContent, RankColumn } from './RankColumn.tsx';
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
  return layout.columns.map((_, place) => (
    <RankColumn
      key={place}
      content={columnContent(path, place)}
      place={place}
      vocabulary={vocabulary}
      layout={layout}
    />
  ));
});
