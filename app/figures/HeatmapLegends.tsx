/** The colour scales of the heatmap with their numbers. */
import { cssColour, valueColour, type Theme } from '#figures/colour';
import { boundOf, heatmapLegends, type HeatmapBounds } from '#figures/heatmap';
import { shortNumber } from '#figures/numbers';
import { minusSign } from '#notation/number';
import type { CellName } from '#rnn/cells';
import type { ValueScale } from '#rnn/quantities';
import { useText } from '../i18n/languages.ts';
import { useLetterOf } from '../state/notation.ts';
import styles from './Heatmap.module.css';
import { useShownTheme } from './useShownTheme.ts';

/** Stops of the gradient: enough that it looks like the ramp that colours the cells. */
const samples = 17;

interface Props {
  readonly cell: CellName;
  readonly bounds: HeatmapBounds;
}

export function HeatmapLegends({ cell: kind, bounds }: Props) {
  const { cell } = useText();
  const letterOf = useLetterOf();
  return (
    <div className={styles.legends}>
      {heatmapLegends(kind).map(({ scale, panels }) => (
        <ScaleLegend
          key={panels[0]}
          scale={scale}
          bound={boundOf(panels[0], bounds)}
          title={cell.legend(
            panels[0],
            panels.map((name) => letterOf(kind, name)),
          )}
        />
      ))}
    </div>
  );
}

/** One scale of colours with its numbers; `bound` is where a signed one ends. */
export function ScaleLegend({
  scale,
  bound,
  title,
  numbers,
}: {
  readonly scale: ValueScale;
  readonly bound: number;
  readonly title: string;
  /** Where other numbers stand along it than the scale's own. */
  readonly numbers?: readonly string[];
}) {
  const theme = useShownTheme();
  // A state that overflows ends beyond what has room for all its digits.
  const end = bound < 10_000 ? `${bound}` : shortNumber(bound);
  const ticks = numbers ?? (scale === 'gate' ? ['0', '0.5', '1'] : [`${minusSign}${end}`, '0', end]);
  return (
    <div className={styles.legend}>
      <span className={styles.legendTitle}>{title}</span>
      <span className={styles.ramp} style={{ backgroundImage: gradient(scale, theme) }} aria-hidden="true" />
      <span className={styles.ticks}>
        {ticks.map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </span>
    </div>
  );
}

function gradient(scale: ValueScale, theme: Theme): string {
  const colours = Array.from({ length: samples }, (_, index) => {
    const share = index / (samples - 1);
    const colour = valueColour(scale, theme, scale === 'gate' ? share : 2 * share - 1, 1);
    return colour ? cssColour(colour) : 'transparent';
  });
  return `linear-gradient(to right, ${colours.join(', ')})`;
}
