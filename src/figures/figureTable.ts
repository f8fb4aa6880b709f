/** The data of a figure as a table: what a learner reads beside the picture, and what is saved as CSV. */

/** Text as it is shown, or a number in full precision. */
export type TableCell = string | number;

export interface FigureTable {
  readonly columns: readonly string[];
  /** As many cells as there are columns, in the same order; the first names the row. */
  readonly rows: readonly (readonly TableCell[])[];
}

/**
 * The table as comma-separated values with a line of names, lines ended by CR LF. A number is the shortest text that
 * reads back as the same float64; `NaN` and `Infinity` are written as such. Source: RFC 4180 (2005).
 */
export function tableCsv({ columns, rows }: FigureTable): string {
  return [columns, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');
}

function csvField(cell: TableCell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A number in a table: whole ones as they are, others with five significant digits, very small and very large ones
 * with a power of ten, so that neither `1e-300` nor zero is lost.
 * @example tableNumber(-0.0312345678) is "−0.031235", tableNumber(1e-300) is "1.0000e−300", tableNumber(0) is "0"
 */
export function tableNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  const magnitude = Math.abs(value);
  const digits =
    magnitude === Infinity
      ? '∞'
      : Number.isInteger(magnitude) && magnitude < 1e15
        ? String(magnitude)
        : magnitude >= 1e-4 && magnitude < 1e6
          ? magnitude.toPrecision(5)
          : magnitude.toExponential(4).replace('e+', 'e').replace('e-', 'e−');
  return value < 0 ? `−${digits}` : digits;
}
