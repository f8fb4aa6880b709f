/**
 * Geometry of the curves of squashing functions: a panel of values, a panel of slopes under it, and under both one
 * narrow row for each gate, in which every sum of a run is a stroke. All share the axis of sums.
 */
import { linearScale, type LinearScale } from './linearScale.ts';

export interface CurvesOptions {
  /** Pixels, of the whole picture. */
  readonly width: number;
  /** The axis runs from `−bound` to `bound`. */
  readonly bound: number;
  /** Number of rows of strokes. */
  readonly rows: number;
}

export interface CurvePanel {
  readonly top: number;
  readonly bottom: number;
  readonly y: LinearScale;
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
}

export interface CurvesLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly bound: number;
  readonly x: LinearScale;
  readonly xTicks: readonly { readonly x: number; readonly value: number }[];
  /** Top of the labels of the axis of sums. */
  readonly axis: number;
  readonly values: CurvePanel;
  readonly slopes: CurvePanel;
  readonly rows: readonly { readonly top: number; readonly bottom: number }[];
}

/** Height of a row of strokes and the space between two, pixels: a finger finds a row of 24. */
const rowHeight = 20;
const rowGap = 6;
const margin = { left: 38, right: 10, top: 24 };
/** Values from −1.15 to 1.5: σ and tanh whole, and enough of ReLU to see where it goes. */
const valueRange = [-1.15, 1.5] as const;
const slopeRange = [0, 1.12] as const;

export function curvesLayout({ width, bound, rows }: CurvesOptions): CurvesLayout {
  const narrow = width < 560;
  const [left, right] = [margin.left, Math.max(margin.left + 1, width - margin.right)];
  const x = linearScale([-bound, bound], [left, right]);
  const values = panel(margin.top, narrow ? 150 : 190, valueRange, [-1, 0, 1]);
  const slopes = panel(values.bottom + 34, narrow ? 110 : 130, slopeRange, [0, 0.25, 1]);
  const axis = slopes.bottom + 12;
  const first = axis + 44;
  const strokes = Array.from({ length: rows }, (_, row) => {
    const top = first + row * (rowHeight + rowGap);
    return { top, bottom: top + rowHeight };
  });
  return {
    width,
    height: first + rows * (rowHeight + rowGap),
    left,
    right,
    bound,
    x,
    xTicks: x
      .ticks(narrow ? 5 : 11)
      .filter(Number.isInteger)
      .map((value) => ({ x: x(value), value })),
    axis,
    values,
    slopes,
    rows: strokes,
  };
}

function panel(
  top: number,
  height: number,
  range: readonly [number, number],
  marks: readonly number[],
): CurvePanel {
  const bottom = top + height;
  const y = linearScale(range, [bottom, top]);
  return { top, bottom, y, ticks: marks.map((value) => ({ y: y(value), value })) };
}

/**
 * SVG path of a function over the axis, a point for every other pixel. It ends where the function leaves the panel.
 * @param from  where it begins on the axis of sums, and `to` where it ends; for a function that jumps
 */
export function curvePath(
  layout: CurvesLayout,
  panel: CurvePanel,
  value: (a: number) => number,
  [from, to]: readonly [from: number, to: number] = [-layout.bound, layout.bound],
): string {
  const [start, end] = [layout.x(from), layout.x(to)];
  const count = Math.max(1, Math.ceil((end - start) / 2));
  let path = '';
  for (let index = 0; index <= count; index++) {
    const a = from + ((to - from) * index) / count;
    const y = panel.y(value(a));
    path += `${path === '' ? 'M' : 'L'}${layout.x(a).toFixed(1)} ${y.toFixed(1)}`;
    if (y <= panel.top) break;
  }
  return path;
}

/** SVG path of dots, drawn by a round line cap: `x`, `y` pairs in data. What is not a number is left out. */
export function dotsPath(
  layout: CurvesLayout,
  panel: CurvePanel,
  points: readonly { readonly a: number; readonly y: number }[],
): string {
  return points
    .filter(({ a, y }) => !Number.isNaN(a) && !Number.isNaN(y))
    .map(({ a, y }) => `M${layout.x(a).toFixed(1)} ${panel.y(y).toFixed(1)}h0`)
    .join('');
}

/** SVG path of a row's strokes, one a sum; sums beyond the axis stand at its ends, what is no number is left out. */
export function strokesPath({ x, rows }: CurvesLayout, row: number, sums: readonly number[]): string {
  const { top, bottom } = rows[row];
  return sums
    .filter((a) => !Number.isNaN(a))
    .map((a) => `M${x(a).toFixed(1)} ${top + 3}V${bottom - 3}`)
    .join('');
}

/** The end of the axis: the next whole number beyond every sum, at least 4 and at most 10. */
export function axisBound(sums: Iterable<number>): number {
  let largest = 0;
  for (const a of sums) if (!Number.isNaN(a)) largest = Math.max(largest, Math.abs(a));
  return Math.min(10, Math.max(4, Math.ceil(largest)));
}

/**
 * Index of the sum nearest to `a`; of several at the same distance the first. −1 without any number.
 * @param sums  ascending, with what is not a number at the end
 */
export function nearestSum(sums: readonly number[], a: number): number {
  let best = -1;
  let distance = Infinity;
  sums.forEach((sum, index) => {
    const away = sum === a ? 0 : Math.abs(sum - a);
    if (away < distance || (best < 0 && away === Infinity)) [best, distance] = [index, away];
  });
  return best;
}
