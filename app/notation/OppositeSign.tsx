/** Under the formula of an update gate whose z writes: why the weights are not those of the book. */
import { useNotationText } from '../i18n/notation.ts';
import styles from './OppositeSign.module.css';

export function OppositeSign({ of }: { readonly of: string }) {
  const { oppositeSign } = useNotationText();
  return of === 'updateGate' ? <p className={styles.note}>{oppositeSign}</p> : null;
}

export function NoNote() {
  return null;
}
