/**
 * The steps of a sequence as columns, unrolled from left to right: what a step reads below its cell, what it answers
 * above. Where the width has no room for all, the steps go on in a row below. Pixels; places only, no values.
 */

/** What a step has, but for its cell. */
export interface FlowColumn {
  /** Steps of one part stay together: a row breaks between parts first. */
  readonly part: number;
  readonly reads: boolean;
  readonly answers: boolean;
  /** Its answer is what the next step reads. */
  readonly fedBack: boolean;
}

export interface PlacedColumn extends FlowColumn {
  readonly step: number;
  readonly row: number;
  /** The left edge and the middle of its boxes. */
  readonly x: number;
  readonly middle: number;
  /** The top of its row. */
  readonly top: number;
}

export interface ShapeFlowLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly PlacedColumn[];
  readonly boxWidth: number;
  readonly rows: number;
  /** The state's way from each step to the next, as the path of an SVG; one fewer than columns. */
  readonly stateWays: readonly string[];
  /** From an answer to the step that reads it, by the step that answers; null where there is none. */
  readonly answerWays: readonly (string | null)[];
}

/** Left of the columns: the letters of the three lines. */
export const flowMargin = 26;
/** Room that a column needs for a number of four digits at 12 px. */
const leastColumn = 44;
const mostColumn = 66;
const gutter = 12;
/** Between two parts in one row. */
const partGap = 14;

/** Vertical places in a row, from its top. */
export const flowLines = {
  wanted: 13,
  answer: { top: 18, height: 40 },
  cell: { top: 80, height: 56 },
  read: { top: 158, height: 36 },
  influence: { top: 200, height: 22, number: 236 },
} as const;
const rowHeight = 242;
const rowGap = 18;
const cellMiddle = flowLines.cell.top + flowLines.cell.height / 2;

/**
 * @param columns  one or more, the parts in ascending order
 * @param width    CSS pixels
 */
export function layoutShapeFlow(columns: readonly FlowColumn[], width: number): ShapeFlowLayout {
  const rows = brokenIntoRows(columns, width);
  const columnWidth = Math.min(
    mostColumn,
    ...rows.map((row) => (width - flowMargin - partGap * breaksIn(row, columns)) / row.length),
  );
  const boxWidth = Math.max(8, columnWidth - gutter);
  const placed = rows.flatMap((steps, row) => {
    let x = flowMargin;
    return steps.map((step, place): PlacedColumn => {
      if (place > 0) {
        x += columnWidth;
        if (columns[step].part !== columns[step - 1].part) x += partGap;
      }
      const top = row * (rowHeight + rowGap);
      return { ...columns[step], step, row, x, middle: x + boxWidth / 2, top };
    });
  });
  return {
    width,
    height: rows.length * (rowHeight + rowGap) - rowGap,
    columns: placed,
    boxWidth,
    rows: rows.length,
    stateWays: placed.slice(1).map((to, before) => stateWay(placed[before], to, boxWidth)),
    answerWays: placed.map((from, step) => {
      const to = placed.at(step + 1);
      return from.fedBack && to?.row === from.row ? answerWay(from, to, boxWidth) : null;
    }),
  };
}

/** Steps by row: all in one if they fit, otherwise each part in rows of its own, as even as can be. */
function brokenIntoRows(columns: readonly FlowColumn[], width: number): readonly (readonly number[])[] {
  const steps = columns.map((_, step) => step);
  const fits = (count: number, gaps: number) =>
    flowMargin + count * leastColumn + gaps * partGap <= width + gutter;
  if (fits(steps.length, breaksIn(steps, columns))) return [steps];
  const parts = [...new Set(columns.map(({ part }) => part))];
  const most = Math.max(1, Math.floor((width + gutter - flowMargin) / leastColumn));
  return parts.flatMap((part) => {
    const own = steps.filter((step) => columns[step].part === part);
    const length = Math.ceil(own.length / Math.ceil(own.length / most));
    return Array.from({ length: Math.ceil(own.length / length) }, (_, row) =>
      own.slice(row * length, (row + 1) * length),
    );
  });
}

/** Places in a row where a part ends and another begins. */
const breaksIn = (row: readonly number[], columns: readonly FlowColumn[]): number =>
  row.slice(1).filter((step) => columns[step].part !== columns[step - 1].part).length;

/** From the right edge of a cell to the left edge of the next; to another row, by way of the gap between the rows. */
function stateWay(from: PlacedColumn, to: PlacedColumn, boxWidth: number): string {
  const [startX, startY, endY] = [from.x + boxWidth, from.top + cellMiddle, to.top + cellMiddle];
  if (from.row === to.row) return `M${startX} ${startY}H${to.x}`;
  const between = to.top - rowGap / 2;
  const turn = startX + gutter / 2;
  return `M${startX} ${startY}H${turn}V${between}H${flowMargin / 2 + 4}V${endY}H${to.x}`;
}

/** From an answer, down between two columns, to what the next one reads. */
function answerWay(from: PlacedColumn, to: PlacedColumn, boxWidth: number): string {
  const { answer, read } = flowLines;
  const startY = from.top + answer.top + answer.height / 2;
  const endY = to.top + read.top + read.height / 2;
  const turn = to.x - gutter / 2;
  return `M${from.x + boxWidth} ${startY}H${turn}V${endY}H${to.x}`;
}

/** The step at a place of the picture: of the row there, the column whose middle is nearest. */
export function stepAtPoint({ columns, rows }: ShapeFlowLayout, x: number, y: number): number {
  const row = Math.min(rows - 1, Math.max(0, Math.floor(y / (rowHeight + rowGap))));
  return columns
    .filter((column) => column.row === row)
    .reduce((best, column) => (Math.abs(column.middle - x) < Math.abs(best.middle - x) ? column : best)).step;
}

/** One unit's place among the others in a cell: squares in columns of four, left to right. */
export interface UnitSquare {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A cell's units as a grid that fills it.
 * @param units     `H`, 1 or more
 * @param boxWidth  of the cell
 * @returns         `[H]`, places within the cell
 */
export function unitSquares(units: number, boxWidth: number): readonly UnitSquare[] {
  const lines = Math.min(
    units,
    Math.max(1, Math.round(Math.sqrt((units * flowLines.cell.height) / boxWidth))),
  );
  const across = Math.ceil(units / lines);
  const [width, height] = [boxWidth / across, flowLines.cell.height / lines];
  return Array.from({ length: units }, (_, unit) => ({
    x: (unit % across) * width,
    y: Math.floor(unit / across) * height,
    width,
    height,
  }));
}
