/** Says so where a figure shows a random model because the trained one is missing or damaged. */
import { useText } from '../i18n/languages.ts';
import type { Checkpoint } from './checkpoint.ts';
import styles from './ModelNotice.module.css';

export function ModelNotice({ checkpoint }: { readonly checkpoint: Checkpoint }) {
  const { cell } = useText();
  if (checkpoint.kind === 'trained') return null;
  return (
    <p className={styles.notice} role="status">
      {checkpoint.kind === 'missing' ? cell.modelMissing : cell.modelDamaged(checkpoint.detail)}
    </p>
  );
}
