/**
 * The two axes of time as one map: training steps from top to bottom, letters from left to right, beside it the mean of
 * each row, below it the letters of one row. Pure geometry, CSS pixels.
 */
import { linearScale } from './linearScale.ts';

export interface MomentMapLayout {
  /** Of the whole picture. */
  readonly width: number;
  readonly height: number;
  /** Of the field. */
  readonly left: number;
  readonly top: number;
  readonly fieldWidth: number;
  readonly fieldHeight: number;
  readonly columnWidth: number;
  readonly rowHeight: number;
  /** Rows whose training step is written beside them; the chosen one is always. */
  readonly labelledRows: readonly number[];
  /** Whether every column has room for its letter. */
  readonly lettersFit: boolean;
  /** The chart beside the field. */
  readonly meanLeft: number;
  readonly meanRight: number;
  /** The chart below it. */
  readonly rowTop: number;
  readonly rowBottom: number;
  /** Baseline of the letters. */
  readonly letterY: number;
}

const widestColumn = 22;
const labelHeight = 15;

/** @param S  kept training steps, `T` letters; one of each at least */
export function layoutMomentMap(width: number, S: number, T: number): MomentMapLayout {
  const narrow = width < 520;
  const left = narrow ? 48 : 52;
  const meanWidth = narrow ? 74 : 150;
  const gap = narrow ? 14 : 22;
  const columnWidth = Math.min(widestColumn, Math.max(1, (width - left - gap - meanWidth) / T));
  const fieldWidth = columnWidth * T;
  const rowHeight = Math.min(20, Math.max(7, Math.floor(240 / S)));
  const top = 46;
  const fieldHeight = rowHeight * S;
  const rowTop = top + fieldHeight + 48;
  const rowBottom = rowTop + (narrow ? 56 : 64);
  const every = Math.ceil(labelHeight / rowHeight);
  const labelledRows = Array.from({ length: S }, (_, row) => row).filter(
    (row) => row === S - 1 || (row % every === 0 && S - 1 - row >= every),
  );
  // Below few columns stands a title that is wider than they are.
  const meanLeft = left + Math.max(fieldWidth, narrow ? 160 : 210) + gap;
  return {
    width,
    height: rowBottom + 24,
    left,
    top,
    fieldWidth,
    fieldHeight,
    columnWidth,
    rowHeight,
    labelledRows,
    lettersFit: columnWidth >= 9,
    meanLeft,
    meanRight: Math.min(width, meanLeft + meanWidth) - 8,
    rowTop,
    rowBottom,
    letterY: top + fieldHeight + 16,
  };
}

export interface MomentPlace {
  /** Index of the kept training step. */
  readonly row: number;
  readonly timeStep: number;
}

const within = (place: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(place)));

/** The moment under a point of the field; beyond an edge, the nearest. */
export function momentAt(
  { columnWidth, rowHeight }: MomentMapLayout,
  S: number,
  T: number,
  x: number,
  y: number,
): MomentPlace {
  return { row: within(y / rowHeight, S), timeStep: within(x / columnWidth, T) };
}

/** Where a key leads: arrows along both axes, Home and End to the ends of the passage, page keys to those of training. */
export function momentBeside(from: MomentPlace, key: string, S: number, T: number): MomentPlace | null {
  const { row, timeStep } = from;
  switch (key) {
    case 'ArrowLeft':
      return { row, timeStep: Math.max(0, timeStep - 1) };
    case 'ArrowRight':
      return { row, timeStep: Math.min(T - 1, timeStep + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), timeStep };
    case 'ArrowDown':
      return { row: Math.min(S - 1, row + 1), timeStep };
    case 'Home':
      return { row, timeStep: 0 };
    case 'End':
      return { row, timeStep: T - 1 };
    case 'PageUp':
      return { row: 0, timeStep };
    case 'PageDown':
      return { row: S - 1, timeStep };
    default:
      return null;
  }
}

/** Where the colours and the axes of bits end, for `V` letters: half above what guessing costs. */
export function bitsEnd(V: number): number {
  return Math.max(2, Math.ceil(1.5 * Math.log2(Math.max(2, V))));
}

export interface MeanLine {
  readonly path: string;
  /** `[S]`: pixel of each mean, clamped to the axis; NaN where there is none. */
  readonly xs: readonly number[];
  readonly x: (bits: number) => number;
}

/** @param means  `[S]`: bits per letter; NaN where it is not known or is no number */
export function meanLine(layout: MomentMapLayout, means: readonly number[], end: number): MeanLine {
  const { meanLeft, meanRight, top, rowHeight } = layout;
  const x = linearScale([0, end], [meanLeft, meanRight]);
  const xs = means.map((bits) => (Number.isNaN(bits) ? NaN : x(bits)));
  let path = '';
  let drawing = false;
  for (const [row, at] of xs.entries()) {
    if (!Number.isNaN(at))
      path += `${drawing ? 'L' : 'M'}${at.toFixed(1)} ${(top + (row + 0.5) * rowHeight).toFixed(1)}`;
    drawing = !Number.isNaN(at);
  }
  return { path, xs, x };
}

/** One row's letters as bars, by one path. @param bits  `[T]`; what is no number has no bar */
export function letterBars(
  layout: MomentMapLayout,
  bits: ArrayLike<number>,
  end: number,
): { readonly path: string; readonly y: (bits: number) => number } {
  const { left, columnWidth, rowTop, rowBottom } = layout;
  const y = linearScale([0, end], [rowBottom, rowTop]);
  const space = columnWidth >= 5 ? 1 : 0;
  let path = '';
  for (let t = 0; t < bits.length; t++)
    if (!Number.isNaN(bits[t]))
      path += `M${(left + t * columnWidth).toFixed(1)} ${rowBottom}V${y(bits[t]).toFixed(1)}h${(columnWidth - space).toFixed(1)}V${rowBottom}z`;
  return { path, y };
}
