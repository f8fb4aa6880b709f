/** The cell figure in a lesson: the trained model that comes with the page, and a place that the address keeps. */
import { useCallback, useEffect, useMemo, useState } from 'react';
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
import { loadCheckpoint, type Checkpoint } from './checkpoint.ts';
import type { FigureProps } from './registry.ts';
import styles from './LessonCell.module.css';

export default function LessonCell({ settings }: FigureProps<'cell'>) {
  const { cell } = useText();
  const ownText = settings.word ?? 'hello';
  const [checkpoint, setCheckpoint] = useState<Checkpoint | null>(null);
  useEffect(() => {
    let current = true;
    void loadCheckpoint().then((loaded) => {
      if (current) setCheckpoint(loaded);
    });
    return () => {
      current = false;
    };
  }, []);
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
      {checkpoint.kind !== 'trained' && (
        <p className={styles.notice} role="status">
          {checkpoint.kind === 'missing' ? cell.modelMissing : cell.modelDamaged(checkpoint.detail)}
        </p>
      )}
      <CellExplorer model={checkpoint.model} view={view} onView={onView} ownText={ownText} />
    </>
  );
}
