/**
 * Geometry of the backward pass: letters from left to right, one row for each quantity of one unit, and in every cell
 * three bars that add up: the derivative by way of this step's prediction, by way of the later ones, starting where the
 * first ends, and their sum. Below, the terms of a recurrent weight's derivative, each starting where the sum of the
 * later ones ends. Scales are linear, because what is on a log scale cannot be seen to add up.
 */
import { derivativeNumber } from './derivativeNumber.ts';

/** The derivative by one quantity of one unit at every step, `[T]` each. */
export interface DerivativeRow<Name extends string> {
  readonly name: Name;
  readonly direct: ArrayLike<number>;
  readonly recurrent: ArrayLike<number>;
  readonly total: ArrayLike<number>;
  /** The total without a wall in the way; where it is another one, a mark shows it. */
  readonly uncut?: ArrayLike<number>;
}

/** One weight's derivative, `[T]` each: what every step adds, and the sums from the last step back to each. */
export interface TermsRow {
  readonly terms: ArrayLike<number>;
  readonly sums: ArrayLike<number>;
}

/** CSS pixels. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StripColumn {
  readonly x: number;
  readonly middle: number;
}

/** A bar is null where its value is not a number. */
export interface StripCell {
  readonly direct: Bar | null;
  readonly recurrent: Bar | null;
  readonly total: Bar | null;
  /** Across the total's place, at the height of the total without a wall; null where that is the same. */
  readonly uncut: Bar | null;
  readonly text: string;
}

export interface StripRow<Name extends string> {
  readonly name: Name;
  readonly top: number;
  readonly height: number;
  /** Of the line that stands for zero. */
  readonly zero: number;
  /** The largest magnitude of the row, which reaches the row's edge. */
  readonly bound: number;
  /** Baseline of the numbers. */
  readonly numbers: number;
  readonly cells: readonly StripCell[];
}

export interface SumCell {
  /** From the sum of the later steps to the sum with this one. */
  readonly bar: Bar | null;
  /** Height of the sum with this step. */
  readonly level: number;
  readonly text: string;
}

export interface SumRow {
  readonly top: number;
  readonly height: number;
  readonly zero: number;
  readonly bound: number;
  readonly numbers: number;
  readonly cells: readonly SumCell[];
}

export interface BackwardStrip<Name extends string> {
  readonly width: number;
  readonly height: number;
  /** Where the first column begins; names and scales stand left of it. */
  readonly left: number;
  readonly columnWidth: number;
  readonly columns: readonly StripColumn[];
  /** Whether a column is wide enough for numbers. */
  readonly numbersFit: boolean;
  /** Baselines of the letter read, the letter to be foreseen, and what its prediction costs. */
  readonly letters: number;
  readonly targets: number;
  readonly losses: number;
  /** The line along which the derivative travels back. */
  readonly way: number;
  readonly rows: readonly StripRow<Name>[];
  readonly sum: SumRow;
}

/** Above the letters: where the wall is moved. */
export const wallLane = 36;
const wideFrom = 560;
const numberWidth = 62;
const barsHeight = 40;
const numberHeight = 18;
const rowGap = 8;
const sumHeight = 76;
const sumGap = 34;

/**
 * @param width  of the whole strip, pixels
 * @param rows   one or more, `T` values each
 */
export function layoutBackwardStrip<Name extends string>(
  width: number,
  rows: readonly DerivativeRow<Name>[],
  weight: TermsRow,
): BackwardStrip<Name> {
  const T = weight.terms.length;
  const left = width >= wideFrom ? 84 : 56;
  const columnWidth = (width - left) / Math.max(1, T);
  const numbersFit = columnWidth >= numberWidth;
  const columns = Array.from({ length: T }, (_, t): StripColumn => {
    const x = left + t * columnWidth;
    return { x, middle: x + columnWidth / 2 };
  });
  const letters = wallLane + 20;
  const way = letters + (numbersFit ? 58 : 40);
  const first = way + 16;
  const rowHeight = barsHeight + (numbersFit ? numberHeight : 0);
  const laid = rows.map((row, index) =>
    layoutRow(row, columns, columnWidth, first + index * (rowHeight + rowGap), rowHeight),
  );
  const sumTop = first + rows.length * (rowHeight + rowGap) + sumGap;
  return {
    width,
    height: sumTop + sumHeight + (numbersFit ? numberHeight : 0) + 4,
    left,
    columnWidth,
    columns,
    numbersFit,
    letters,
    targets: letters + 20,
    losses: letters + 38,
    way,
    rows: laid,
    sum: layoutSum(weight, columns, columnWidth, sumTop),
  };
}

/** Pixel of the wall before a step; at 0 it stands where the first column begins, out of every way. */
export function wallPixel(
  { left, columnWidth }: Pick<BackwardStrip<string>, 'left' | 'columnWidth'>,
  wall: number,
) {
  return left + wall * columnWidth;
}

/** The step whose column holds a pixel; beyond the ends it is the nearest. */
export function stepAtPixel({ left, columnWidth, columns }: BackwardStrip<string>, x: number): number {
  return Math.min(columns.length - 1, Math.max(0, Math.floor((x - left) / columnWidth)));
}

/** The largest finite magnitude; 0 when there is none. */
function boundOf(...arrays: readonly ArrayLike<number>[]): number {
  let bound = 0;
  for (const array of arrays)
    for (let k = 0; k < array.length; k++)
      if (Number.isFinite(array[k])) bound = Math.max(bound, Math.abs(array[k]));
  return bound;
}

/** Thinner than this a bar cannot be seen; a value that is not zero is. */
const thinnest = 1;

/** From one value to another on a scale with zero at `zero` and `bound` at `half` pixels above it. */
function barBetween(
  from: number,
  to: number,
  { x, width, zero, half, bound }: { x: number; width: number; zero: number; half: number; bound: number },
): Bar | null {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  const pixel = (value: number) => zero - (bound > 0 ? (value / bound) * half : 0);
  const [a, b] = [pixel(from), pixel(to)];
  const height = from === to ? 0 : Math.max(thinnest, Math.abs(a - b));
  return { x, y: Math.min(a, b), width, height };
}

/** Only the end of a bar that stands on zero. */
function levelBar(bar: Bar | null, value: number): Bar | null {
  return (
    bar && {
      ...bar,
      x: bar.x - 2,
      width: bar.width + 4,
      y: value < 0 ? bar.y + bar.height : bar.y,
      height: 0,
    }
  );
}

function layoutRow<Name extends string>(
  { name, direct, recurrent, total, uncut = total }: DerivativeRow<Name>,
  columns: readonly StripColumn[],
  columnWidth: number,
  top: number,
  height: number,
): StripRow<Name> {
  const bound = boundOf(direct, recurrent, total, uncut);
  const half = barsHeight / 2 - 1;
  const zero = top + barsHeight / 2;
  const inner = Math.min(54, columnWidth * 0.74);
  const width = Math.max(1, inner / 3 - 1);
  const cells = columns.map(({ middle }, t): StripCell => {
    const place = (nth: number) => ({
      x: middle + (nth - 1.5) * (inner / 3) + 0.5,
      width,
      zero,
      half,
      bound,
    });
    return {
      direct: barBetween(0, direct[t], place(0)),
      recurrent: barBetween(direct[t], direct[t] + recurrent[t], place(1)),
      total: barBetween(0, total[t], place(2)),
      uncut: uncut[t] === total[t] ? null : levelBar(barBetween(0, uncut[t], place(2)), uncut[t]),
      text: derivativeNumber(total[t]),
    };
  });
  return { name, top, height, zero, bound, numbers: top + height - 4, cells };
}

function layoutSum(
  { terms, sums }: TermsRow,
  columns: readonly StripColumn[],
  columnWidth: number,
  top: number,
): SumRow {
  const bound = boundOf(sums);
  const half = sumHeight / 2 - 2;
  const zero = top + sumHeight / 2;
  const width = Math.min(54, columnWidth * 0.74);
  const cells = columns.map(({ middle }, t): SumCell => {
    const later = t + 1 < sums.length ? sums[t + 1] : 0;
    const bar = barBetween(later, sums[t], { x: middle - width / 2, width, zero, half, bound });
    const level = bound > 0 && Number.isFinite(sums[t]) ? zero - (sums[t] / bound) * half : zero;
    return {
      bar: terms[t] === 0 && bar ? { ...bar, height: 0 } : bar,
      level,
      text: derivativeNumber(sums[t]),
    };
  });
  return { top, height: sumHeight, zero, bound, numbers: top + sumHeight + 14, cells };
}
