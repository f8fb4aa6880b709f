/**
 * The cell figure in a lesson: a model that comes with the page, or one that the learner chooses, and a place that the
 * address keeps.
 */
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useText } from '../i18n/languages.ts';
import { useAddressState } from '../state/address.ts';
import {
  addressFromView,
  cellAddress,
  cellAddressStart,
  viewFromAddress,
  type CellView,
} from '../state/cellView.ts';
import { modelChoice, modelChoiceAddress, modelChoiceStart } from '../state/modelChoice.ts';
import { CellExplorer, type CellExplorerProps } from './CellExplorer.tsx';
import { ModelNotice } from './ModelNotice.tsx';
import type { FigureProps } from './registry.ts';
import { useCheckpoint } from './useCheckpoint.ts';
import explorerStyles from './CellExplorer.module.css';
import styles from './ModelNotice.module.css';

const address = { ...modelChoiceAddress, ...cellAddress };
const start = { ...modelChoiceStart, ...cellAddressStart };

// Most who read a lesson stay with its model: what chooses another one loads when it is asked for.
const CellModelFields = lazy(() => import('./cells/CellModelFields.tsx'));
const ChosenCell = lazy(() => import('./cells/ChosenCell.tsx'));

export default function LessonCell({ settings }: FigureProps<'cell'>) {
  const { cell } = useText();
  const ownText = settings.word ?? 'hello';
  const [state, setState] = useAddressState(address, start);
  const choice = useMemo(() => modelChoice(state, settings), [state, settings]);
  const view = useMemo(() => {
    const view = viewFromAddress(state, ownText);
    return view.unit === null && settings.unit ? { ...view, unit: settings.unit - 1 } : view;
  }, [state, ownText, settings.unit]);
  const onView = useCallback(
    (next: CellView) => setState(addressFromView(next, ownText)),
    [setState, ownText],
  );

  const chosen = state.source !== 'own' || state.cell !== 'own';
  const [open, setOpen] = useState(chosen);
  const modelFields = (
    <details
      className={explorerStyles.model}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{cell.model}</summary>
      {open && (
        <Suspense fallback={null}>
          <CellModelFields choice={choice} onChange={setState} />
        </Suspense>
      )}
    </details>
  );
  const explorer = { view, onView, ownText, modelFields };
  const loading = <p className={styles.notice}>{cell.loading}</p>;
  if (choice.source === 'trained') return <TrainedCell kind={choice.cell} {...explorer} />;
  return (
    <Suspense fallback={loading}>
      <ChosenCell choice={choice} {...explorer} />
    </Suspense>
  );
}

export type ExplorerProps = Omit<CellExplorerProps, 'model'>;

function TrainedCell({
  kind,
  ...explorer
}: ExplorerProps & { readonly kind: Parameters<typeof useCheckpoint>[0] }) {
  const { cell } = useText();
  const checkpoint = useCheckpoint(kind);
  if (!checkpoint) return <p className={styles.notice}>{cell.loading}</p>;
  return (
    <>
      <ModelNotice checkpoint={checkpoint} />
      <CellExplorer model={checkpoint.model} {...explorer} />
    </>
  );
}
