/** The likeliest next letters as a table of bars: believed by the model, and drawn at the temperature chosen. */
import type { Distribution as DistributionLayout } from '#figures/distribution';
import { useTrainingText } from '../i18n/training.ts';
import { glyphOf } from './glyph.ts';
import styles from './Distribution.module.css';

export interface DistributionProps {
  readonly distribution: DistributionLayout;
  /** Letters by code. */
  readonly vocabulary: readonly string[];
  readonly temperature: number;
  /** Over the column of what letters are drawn with; null where they are drawn as believed. Default: by temperature. */
  readonly drawnName?: string | null;
}

export function Distribution(props: DistributionProps) {
  const { distribution, vocabulary, temperature } = props;
  const { letter: text, percent, letterName } = useTrainingText();
  const { bars, rest, largest } = distribution;
  const { drawnName = temperature === 1 ? null : text.columnDrawn(temperature) } = props;
  const plain = drawnName === null;
  const width = (probability: number) => `${((100 * probability) / largest).toFixed(2)}%`;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{text.bars}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2} className={styles.letter}>
            {text.columnLetter}
          </th>
          {!plain && (
            <th scope="col" className={styles.number}>
              <span className={styles.keyDrawn} aria-hidden="true" />
              {drawnName}
            </th>
          )}
          <th scope="col" className={styles.number}>
            <span className={plain ? styles.keyDrawn : styles.keyBelieved} aria-hidden="true" />
            {text.columnBelieved}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.code} className={bar.came ? styles.came : undefined}>
            <th scope="row" className={styles.letter}>
              <span aria-hidden="true">{glyphOf(vocabulary[bar.code])}</span>
              <span className="visually-hidden">
                {letterName(vocabulary[bar.code])}
                {bar.came ? ` (${text.came})` : ''}
              </span>
            </th>
            <td className={styles.barCell} aria-hidden="true">
              <div className={styles.track}>
                <div className={styles.bar} style={{ width: width(bar.drawn) }} />
                {!plain && <div className={styles.believed} style={{ left: width(bar.believed) }} />}
              </div>
            </td>
            {!plain && <td className={styles.number}>{percent(bar.drawn)}</td>}
            <td className={styles.number}>{percent(bar.believed)}</td>
          </tr>
        ))}
        {rest.count > 0 && (
          <tr className={styles.rest}>
            <th scope="row" colSpan={2}>
              {text.rest(rest.count)}
            </th>
            {!plain && <td className={styles.number}>{percent(rest.drawn)}</td>}
            <td className={styles.number}>{percent(rest.believed)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
