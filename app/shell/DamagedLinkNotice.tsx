/** Says what became of a link that could not be read whole. The link's own text is never shown. */
import { useText } from '../i18n/languages.ts';
import { dismissDamage, useAddress } from '../state/address.ts';
import styles from './DamagedLinkNotice.module.css';

export function DamagedLinkNotice() {
  const { damagedLink } = useText().shell;
  const damage = useAddress((s) => s.damage);
  return (
    <div role="status" aria-label={damagedLink.label}>
      {damage !== null && (
        <div className={styles.notice}>
          <p>{damagedLink[damage]}</p>
          <button type="button" onClick={dismissDamage}>
            {damagedLink.dismiss}
          </button>
        </div>
      )}
    </div>
  );
}
