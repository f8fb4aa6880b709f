/** The promise, the licences, and whether the page is saved for use without a network. */
import { useText } from '../i18n/languages.ts';
import { openUpdate, useOffline } from '../state/offline.ts';
import styles from './Footer.module.css';

export function Footer() {
  const { footer, offline: text } = useText().shell;
  const offline = useOffline((s) => s.state);
  return (
    <footer className={styles.footer} aria-label={footer.label}>
      <span>{footer.promise}</span>
      <span role="status">
        {offline === 'ready' && text.ready}
        {offline === 'update' && (
          <>
            {`${text.update} `}
            <button type="button" onClick={openUpdate}>
              {text.openUpdate}
            </button>
          </>
        )}
      </span>
      <span className={styles.space} />
      <a href="./licences.txt">{footer.licences}</a>
    </footer>
  );
}
