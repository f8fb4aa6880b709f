/** Says what became of a link that could not be read whole. The link's own text is never shown. */
import { useDamagedLinkText } from '../i18n/damagedLink.ts';
import { dismissDamage } from '../state/address.ts';
import type { AddressDamage } from '../state/addressFormat.ts';
import styles from './DamagedLinkNotice.module.css';

export default function DamagedLinkNotice({ damage }: { readonly damage: AddressDamage }) {
  const text = useDamagedLinkText();
  return (
    <div className={styles.notice}>
      <p>{text[damage]}</p>
      <button type="button" onClick={dismissDamage}>
        {text.dismiss}
      </button>
    </div>
  );
}
