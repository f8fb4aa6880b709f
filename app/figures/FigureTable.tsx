/** The data of a figure as a table. Built only while it is open, so that dragging stays fast. */
import { useState } from 'react';
import { tableNumber, type FigureTable as Table } from '#figures/figureTable';
import { useFrameText } from '../i18n/frame.ts';
import styles from './FigureTable.module.css';

/** More rows than anyone reads make a page slow; all of them are in the CSV. */
const mostRows = 400;

interface Props {
  readonly title: string;
  readonly table: Table;
}

export function FigureTable({ title, table }: Props) {
  const text = useFrameText();
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.table}</summary>
      {open && <TableRows title={title} table={table} />}
    </details>
  );
}

function TableRows({ title, table: { columns, rows } }: Props) {
  const text = useFrameText();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by key
    <div className={styles.scroll} role="region" aria-label={text.tableCaption(title)} tabIndex={0}>
      <table>
        <caption>
          {rows.length > mostRows ? text.tableCut(mostRows, rows.length) : text.tableCaption(title)}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => {
                const shown = typeof cell === 'number' ? tableNumber(cell) : cell;
                return column === 0 ? (
                  <th key={column} scope="row">
                    {shown}
                  </th>
                ) : (
                  <td key={column} data-kind={typeof cell}>
                    {shown}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
