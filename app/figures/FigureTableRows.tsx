/** The rows of a figure's table, loaded when it is opened. */
import { tableNumber } from '#figures/figureTable';
import { useFrameText } from '../i18n/frame.ts';
import type { FigureTableProps } from './FigureTable.tsx';
import styles from './FigureTable.module.css';

/** More rows than anyone reads make a page slow; all of them are in the CSV. */
const mostRows = 400;

export default function FigureTableRows({ title, table: { columns, rows } }: FigureTableProps) {
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
