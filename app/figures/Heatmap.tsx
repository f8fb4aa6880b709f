/** Every unit at every letter, a panel for each activation of the cell, with the scales drawn below. */
import { memo, useCallback, useMemo, useState } from 'react';
import { boundOf, heatmapBounds, heatmapPanels, layoutHeatmap, type HeatmapCell } from '#figures/heatmap';
import type { ActivationName } from '#rnn/cells';
import type { LayerTrace } from '#rnn/trace';
import { useText } from '../i18n/languages.ts';
import { useLetterOf } from '../state/notation.ts';
import styles from './Heatmap.module.css';
import type { CellWords } from './cellWords.ts';
import { heatmapReading, type HeatmapPlace } from './heatmapReading.ts';
import { HeatmapLegends } from './HeatmapLegends.tsx';
import { HeatmapPanel } from './HeatmapPanel.tsx';
import { useWidth } from './useWidth.ts';

interface Props {
  readonly words: CellWords;
  readonly trace: LayerTrace;
  readonly letters: readonly string[];
  /** The cell that the figure shows in full, counted from 0. */
  readonly selected: HeatmapCell;
  readonly onSelect: (cell: HeatmapCell) => void;
}

export const Heatmap = memo(function Heatmap({ words, trace, letters, selected, onSelect }: Props) {
  const { cell } = useText();
  const letterOf = useLetterOf();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const [reading, setReading] = useState<HeatmapPlace | null>(null);
  const { H } = trace.sizes;
  const panels = heatmapPanels(trace.cell);
  const layout = useMemo(
    () => layoutHeatmap(width, letters.length, H, panels.length),
    [width, letters.length, H, panels.length],
  );
  const bounds = useMemo(() => heatmapBounds(trace), [trace]);
  const read = useCallback(
    (name: ActivationName, place: HeatmapCell | null) => setReading(place && { name, ...place }),
    [],
  );

  return (
    <div ref={frame} className={styles.heatmap} role="group" aria-label={cell.heatmap}>
      <div
        className={styles.panels}
        style={{
          gridTemplateColumns: `repeat(${layout.columns}, ${layout.panelWidth}px)`,
          columnGap: layout.gap,
        }}
      >
        {panels.map((name) => (
          <HeatmapPanel
            key={name}
            name={name}
            words={words}
            trace={trace}
            letters={letters}
            layout={layout}
            bound={boundOf(name, bounds)}
            selected={selected}
            onRead={read}
            onSelect={onSelect}
          />
        ))}
      </div>
      {/* Not a live region: a panel says its reading itself, as the text of its value. */}
      <p className={reading ? styles.reading : styles.hint}>
        {reading && reading.timeStep < letters.length && reading.unit < H
          ? heatmapReading(cell, trace, letters, letterOf, reading)
          : cell.heatmapHint(H)}
      </p>
      <HeatmapLegends cell={trace.cell} bounds={bounds} />
    </div>
  );
});
