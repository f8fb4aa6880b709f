/** What the three functions make of the sum at the line. Those who listen hear it from the slider. */
import { fineNumber } from '#figures/numbers';
import { slopeAt, squashedAt } from '#inspect/squashing';
import { formatNumber } from '#notation/number';
import type { Squashing } from '#rnn/cells';
import { useCurvesText } from '../../i18n/curves.ts';
import styles from './CurvesFigure.module.css';

const kinds: readonly Squashing[] = ['sigmoid', 'tanh', 'relu'];

export function CurvesReading({ at, chosen }: { readonly at: number; readonly chosen: Squashing }) {
  const text = useCurvesText();
  return (
    <p className={styles.reading} aria-hidden="true">
      <span className={styles.sum}>
        a = <strong>{formatNumber(at, 2)}</strong>
      </span>
      {kinds.map((kind) => {
        const line = `${text.functions[kind]} ${formatNumber(squashedAt(kind, at))} · ${text.slopeOf(kind)} ${fineNumber(slopeAt(kind, at))}`;
        return (
          <span key={kind} className={styles.function}>
            {kind === chosen ? <strong>{line}</strong> : line}
          </span>
        );
      })}
    </p>
  );
}
