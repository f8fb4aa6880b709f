/** The data of a figure as a table. Built only while it is open, so that dragging stays fast. */
import { lazy, Suspense, useState } from 'react';
import type { FigureTable as Table } from '#figures/figureTable';
import { useFrameText } from '../i18n/frame.ts';
import styles from './FigureTable.module.css';

const FigureTableRows = lazy(() => import('./FigureTableRows.tsx'));

export interface FigureTableProps {
  readonly title: string;
  readonly table: Table;
}

export function FigureTable({ title, table }: FigureTableProps) {
  const text = useFrameText();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.table}</summary>
      {open && (
        <Suspense fallback={null}>
          <FigureTableRows title={title} table={table} />
        </Suspense>
      )}
    </details>
  );
}
