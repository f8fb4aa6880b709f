/** Says so where another model is shown than the one asked for. */
import { useModelText } from '../../i18n/model.ts';
import { lessonAddress } from '../../state/address.ts';
import styles from '../ModelNotice.module.css';
import type { ModelSubstitute } from './useFigureModel.ts';

export function SubstituteNotice({ substitute }: { readonly substitute: ModelSubstitute | null }) {
  const text = useModelText();
  if (!substitute) return null;
  return (
    <p className={styles.notice} role="status">
      {substitute.kind === 'missing' && text.missing}
      {substitute.kind === 'damaged' && text.damaged(substitute.detail)}
      {substitute.kind === 'noRun' && (
        <>
          {text.noRun} <a href={lessonAddress('09-language-model')}>{text.train}</a>
        </>
      )}
    </p>
  );
}
