/** The data of the figure of vanishing gradients: a row for each distance, then one for each eigenvalue. */
import type { FigureTable, TableCell } from '#figures/figureTable';
import { meanSlope, type GradientSeries, type JacobianLine, type Series } from '#figures/vanishingSeries';
import type { VanishingReading } from '#inspect/vanishing';
import type { VanishingText } from '../../i18n/en.ts';

export function vanishingTable(
  text: VanishingText,
  reading: VanishingReading,
  gradients: readonly GradientSeries[],
  jacobians: readonly Series<JacobianLine>[],
): FigureTable {
  const { columns } = text;
  const T = reading.rnn.hiddenState.length;
  const rows: TableCell[][] = [];
  for (let back = 0; back < T; back++)
    rows.push([
      back,
      ...gradients.map(({ norms }) => norms[back]),
      ...jacobians.map(({ logs }) => logs[back]),
      meanSlope(reading, T, back),
      '',
      '',
    ]);
  // An eigenvalue belongs to no distance: its norms and its slope are empty.
  const empty = Array.from({ length: gradients.length + jacobians.length + 1 }, () => '');
  for (const [index, { re, im }] of (reading.spectrum ?? []).entries())
    rows.push([text.eigenvalueRow(index + 1), ...empty, re, im]);
  return {
    columns: [
      columns.back,
      ...gradients.map(({ name }) => text.lines[name]),
      ...jacobians.map(({ name }) => columns.logarithm(name)),
      columns.slope,
      columns.real,
      columns.imaginary,
    ],
    rows,
  };
}
