/** What the bars of the backward pass mean. */
import { useMicroscopeText } from '../../i18n/microscope.ts';
import styles from './BackwardStrip.module.css';

export function BackwardLegend({ wall }: { readonly wall: boolean }) {
  const { legend } = useMicroscopeText();
  return (
    <ul className={styles.legend}>
      {(['direct', 'recurrent', 'total'] as const).map((path) => (
        <li key={path}>
          <svg width="12" height="14" aria-hidden="true">
            <rect className={styles[path]} x="1.5" y="1" width="9" height="12" />
          </svg>
          {legend[path]}
        </li>
      ))}
      {wall && (
        <li>
          <svg width="18" height="14" aria-hidden="true">
            <line className={styles.uncut} x1="0" x2="18" y1="7" y2="7" />
          </svg>
          {legend.uncut}
        </li>
      )}
      <li>{legend.scale}</li>
    </ul>
  );
}
