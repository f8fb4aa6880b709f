/** The tensors as a table: a row for each, a column for each framework that there is room for. */
import type { ReactNode } from 'react';
import type { Framework, FrameworkReport } from '#figures/stackTensors';
import { shapeText } from '#figures/shapeBlocks';
import type { ShapeCell, ShapeGroup, ShapeRow } from '#figures/shapeRows';
import type { QuantityName } from '#rnn/quantities';
import { useShapesText } from '../../i18n/shapes.ts';
import styles from './ShapesFigure.module.css';

interface Props {
  readonly groups: readonly ShapeGroup[];
  readonly reports: Readonly<Record<Framework, FrameworkReport>>;
  readonly bidirectional: boolean;
  readonly shown: readonly Framework[];
}

export function ShapeReports({ groups, reports, bidirectional, shown }: Props) {
  const text = useShapesText();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached by key
    <div className={styles.scroll} role="group" aria-label={text.title} tabIndex={0}>
      <table className={styles.reports}>
        <thead>
          <tr>
            <th scope="col">{text.tensor}</th>
            {shown.map((framework) => (
              <th key={framework} scope="col">
                {text.frameworks[framework]}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ layers, rows, counts }) => {
          const own = rows.filter(({ cells }) => shown.some((framework) => cells[framework] !== null));
          return own.length === 0 ? null : (
            <tbody key={layers?.from ?? 0}>
              <tr className={styles.group}>
                <th scope="rowgroup" colSpan={shown.length + 1}>
                  {layers ? text.groupLayer(layers.from, layers.to, bidirectional) : text.groupData}
                </th>
              </tr>
              {own.map((row) => (
                <Row key={`${row.part} ${row.base}`} row={row} shown={shown} />
              ))}
              {layers && (
                <tr className={styles.counts}>
                  <th scope="row">{text.parameters}</th>
                  {shown.map((framework) => (
                    <td key={framework}>
                      {counts[framework] === null ? '–' : text.count(counts[framework])}
                    </td>
                  ))}
                </tr>
              )}
            </tbody>
          );
        })}
        <tfoot>
          <tr className={styles.counts}>
            <th scope="row">{text.total}</th>
            {shown.map((framework) => {
              const report = reports[framework];
              return (
                <td key={framework}>
                  {report.kind === 'absent' ? (
                    text.noSuchLayer(framework)
                  ) : (
                    <strong>{text.count(report.count)}</strong>
                  )}
                </td>
              );
            })}
          </tr>
          <tr className={styles.code}>
            <th scope="row">{text.code}</th>
            {shown.map((framework) => {
              const report = reports[framework];
              return <td key={framework}>{report.kind === 'absent' ? '–' : <Code lines={report.code} />}</td>;
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What a tensor holds, where the page has one word for it. */
const quantities: Readonly<Partial<Record<ShapeRow['part'], QuantityName>>> = {
  input: 'input',
  output: 'hiddenState',
  finalHidden: 'hiddenState',
  finalCell: 'cellState',
};

function Row({ row, shown }: { readonly row: ShapeRow; readonly shown: readonly Framework[] }) {
  const text = useShapesText();
  const quantity = quantities[row.part];
  const name = text.part(row.part, row.base);
  return (
    <tr>
      <th scope="row">{quantity ? <span data-quantity={quantity}>{name}</span> : name}</th>
      {shown.map((framework) => (
        <td key={framework}>
          <Cell cell={row.cells[framework]} />
        </td>
      ))}
    </tr>
  );
}

/** Layers that are made alike are written once. */
function Code({ lines }: { readonly lines: readonly string[] }) {
  const text = useShapesText();
  return (
    <>
      <code>{breakable(lines[0])}</code>
      {lines.length > 1 && <span className={styles.soft}> {text.layersAlike(lines.length)}</span>}
    </>
  );
}

function Cell({ cell }: { readonly cell: ShapeCell | null }) {
  const text = useShapesText();
  if (!cell) return <span className={styles.soft}>–</span>;
  return (
    <>
      <span className={styles.shape}>[{shapeText(cell.shape)}]</span> <code>{breakable(cell.name)}</code>
      {cell.times > 1 && <span className={styles.soft}> {text.times(cell.times)}</span>}
    </>
  );
}

/** A name or a line of code that may be broken after a slash or a bracket. */
function breakable(name: string): ReactNode {
  return name
    .split(/(?<=[/(])/)
    .flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]));
}
