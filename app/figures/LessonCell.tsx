/** The cell figure in a lesson: the trained model that comes with the page, and a place that the address keeps. */
import { useCallback, useMemo } from 'react';
import { useText } from '../i18n/languages.ts';
import { useAddressState } from '../state/address.ts';
import {
  addressFromView,
  cellAddress,
  cellAddressStart,
  viewFromAddress,
  type CellView,
} from '../state/cellView.ts';
import { CellExplorer } from './CellExplorer.tsx';
import { ModelNotice } from './ModelNotice.tsx';
import type { FigureProps } from './registry.ts';
import { useCheckpoint } from './useCheckpoint.ts';
import styles from './ModelNotice.module.css';

export default function LessonCell({ settings }: FigureProps<'cell'>) {
  const { cell } = useText();
  const ownText = settings.word ?? 'hello';
  const checkpoint = useCheckpoint();
  const [address, setAddress] = useAddressState(cellAddress, cellAddressStart);
  const view = useMemo(() => {
    const view = viewFromAddress(address, ownText);
    return view.unit === null && settings.unit ? { ...view, unit: settings.unit - 1 } : view;
  }, [address, ownText, settings.unit]);
  const onView = useCallback(
    (next: CellView) => setAddress(addressFromView(next, ownText)),
    [setAddress, ownText],
  );

  if (!checkpoint) return <p className={styles.notice}>{cell.loading}</p>;
  return (
    <>
      <ModelNotice checkpoint={checkpoint} />
      <CellExplorer model={checkpoint.model} view={view} onView={onView} ownText={ownText} />
    </>
  );
}
