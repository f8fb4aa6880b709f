/** Every unit at every letter, a panel for each of i, f, g, o, c and h, with the scales drawn below. */
import { memo, useCallback, useMemo, useState } from 'react';
import { occurrence } from '#figures/cellText';
import { activationAt } from '#figures/cellValues';
import { boundOf, heatmapBounds, heatmapPanels, layoutHeatmap, type HeatmapCell } from '#figures/heatmap';
import { formatNumber } from '#notation/number';
import type { ActivationName } from '#rnn/cells';
import { quantities } from '#rnn/quantities';
import type { LayerTrace } from '#rnn/trace';
import { useText } from '../i18n/languages.ts';
import styles from './Heatmap.module.css';
import { HeatmapLegends } from './HeatmapLegends.tsx';
import { HeatmapPanel } from './HeatmapPanel.tsx';
import { useWidth } from './useWidth.ts';

interface Props {
  readonly trace: LayerTrace;
  readonly letters: readonly string[];
  /** The cell that the figure shows in full, counted from 0. */
  readonly selected: HeatmapCell;
  readonly onSelect: (cell: HeatmapCell) => void;
}

interface Reading extends HeatmapCell {
  readonly name: ActivationName;
}

export const Heatmap = memo(function Heatmap({ trace, letters, selected, onSelect }: Props) {
  const { cell } = useText();
  const [frame, width] = useWidth<HTMLDivElement>(736);
  const [reading, setReading] = useState<Reading | null>(null);
  const { H } = trace.sizes;
  const layout = useMemo(() => layoutHeatmap(width, letters.length, H), [width, letters.length, H]);
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
        {heatmapPanels.map((name) => (
          <HeatmapPanel
            key={name}
            name={name}
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
      <p className={styles.reading}>
        <span className={styles.hint} hidden={reading !== null}>
          {cell.heatmapHint(H)}
        </span>
        <span aria-live="polite">
          {reading && reading.timeStep < letters.length && reading.unit < H && (
            <ReadingText trace={trace} letters={letters} reading={reading} />
          )}
        </span>
      </p>
      <HeatmapLegends bounds={bounds} />
    </div>
  );
});

interface ReadingProps {
  readonly trace: LayerTrace;
  readonly letters: readonly string[];
  readonly reading: Reading;
}

function ReadingText({ trace, letters, reading: { name, timeStep, unit } }: ReadingProps) {
  const { cell } = useText();
  const { count, repeats } = occurrence(letters, timeStep);
  const value = formatNumber(activationAt(trace, name, timeStep, unit));
  return cell.heatmapReading(
    quantities[name].letter,
    unit + 1,
    cell.place(letters[timeStep], count, repeats),
    value,
  );
}
