/** The cell figure with fresh weights, or with those of the learner's own run. */
import { useText } from '../../i18n/languages.ts';
import type { ModelChoice } from '../../state/modelChoice.ts';
import { CellExplorer } from '../CellExplorer.tsx';
import type { ExplorerProps } from '../LessonCell.tsx';
import { SubstituteNotice } from '../model/SubstituteNotice.tsx';
import { useFigureModel } from '../model/useFigureModel.ts';
import styles from '../ModelNotice.module.css';

export default function ChosenCell({
  choice,
  ...explorer
}: ExplorerProps & { readonly choice: ModelChoice }) {
  const { cell } = useText();
  const loaded = useFigureModel(choice);
  if (loaded.kind === 'loading') return <p className={styles.notice}>{cell.loading}</p>;
  return (
    <>
      <SubstituteNotice substitute={loaded.substitute} />
      <CellExplorer model={loaded.model} {...explorer} />
    </>
  );
}
