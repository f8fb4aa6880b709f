/** An address that names nothing. What it said is not repeated. */
import { useText } from '../i18n/languages.ts';
import styles from './UnknownPage.module.css';

export function UnknownPage() {
  const { unknownPage } = useText().shell;
  return (
    <div className={styles.page}>
      <h1>{unknownPage.title}</h1>
      <p>{unknownPage.explanation}</p>
      <p>
        <a href="#/">{unknownPage.wayOn}</a>
      </p>
    </div>
  );
}
