/** What the marks of the picture mean, and the scale of the hidden state with its numbers. */
import { cssColour, valueColour } from '#figures/colour';
import { minusSign } from '#notation/number';
import { useProblemsText } from '../../i18n/problems.ts';
import { useShownTheme } from '../useShownTheme.ts';
import type { ProblemExample } from './problemExample.ts';
import parts from '../figureParts.module.css';
import styles from './ProblemsFigure.module.css';

/** Stops of the ramp: enough that it looks like the one that colours the squares. */
const stops = Array.from({ length: 17 }, (_, index) => index / 8 - 1);

export function FlowLegend({ example }: { readonly example: ProblemExample }) {
  const { legend } = useProblemsText();
  const theme = useShownTheme();
  const { data, shape } = example.source;
  const colours = stops.map((value) => {
    const colour = valueColour('signed', theme, value, 1);
    return colour ? cssColour(colour) : 'transparent';
  });
  return (
    <ul className={parts.legend}>
      <li>
        <span className={styles.scale}>
          {minusSign}1
          <span
            className={styles.ramp}
            style={{ backgroundImage: `linear-gradient(to right, ${colours.join(', ')})` }}
            aria-hidden="true"
          />
          1
        </span>
        {legend.states}
      </li>
      <li>
        <svg width="12" height="14" aria-hidden="true">
          <rect className={styles.legendBar} x="3" width="7" height="14" />
        </svg>
        {legend.influence}
      </li>
      <li>
        <span className={styles.legendAbove} aria-hidden="true">
          a
        </span>
        {legend.wanted}
      </li>
      {data.kind !== 'births' && (
        <li>
          <svg width="18" height="14" aria-hidden="true">
            <rect className={styles.legendWrong} x="1" y="1" width="16" height="12" rx="2" />
          </svg>
          {legend.wrong}
        </li>
      )}
      {shape === 'encoderDecoder' && (
        <li>
          <svg width="22" height="14" aria-hidden="true">
            <line className={styles.legendBack} x1="0" x2="22" y1="7" y2="7" />
          </svg>
          {legend.fedBack}
        </li>
      )}
    </ul>
  );
}
