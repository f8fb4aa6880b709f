/**
 * Geometry of φ′ over the sums of a run: the curve, how often the run is at each place of it, and where the units of
 * one step are.
 */
import { linearScale } from './linearScale.ts';

export type SlopeActivation = 'tanh' | 'relu';

export interface SlopePlotOptions {
  /** Of the picture, CSS pixels. */
  readonly width: number;
  /** From the top of the curve (φ′ = 1) to its foot, and from the top of the bars to theirs. */
  readonly curve: readonly [top: number, foot: number];
  readonly bars: readonly [top: number, foot: number];
  readonly margin: { readonly left: number; readonly right: number };
}

export interface SlopeBin {
  /** Sums within this stretch; the first and last also hold what lies beyond. */
  readonly from: number;
  readonly to: number;
  /** Share of all steps and units. */
  readonly share: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

export interface SlopePlot {
  readonly left: number;
  readonly right: number;
  readonly curvePath: string;
  readonly bins: readonly SlopeBin[];
  readonly ticks: readonly { readonly sum: number; readonly x: number }[];
  /** Pixel of a sum, clamped to the axis. */
  readonly x: (sum: number) => number;
  /** Pixel of a slope from 0 to 1. */
  readonly y: (slope: number) => number;
}

const binCount = 24;
/** Sums are shown out to here: beyond, tanh′ is below 0.001. */
export const farthestShown = 4;

/** @param sums  the pre-activations, in any order; what is not a number is left out */
export function slopePlot(
  sums: ArrayLike<number>,
  activation: SlopeActivation,
  { width, curve, bars, margin }: SlopePlotOptions,
): SlopePlot {
  const [left, right] = [margin.left, width - margin.right];
  const x = linearScale([-farthestShown, farthestShown], [left, right]);
  const y = linearScale([0, 1], [curve[1], curve[0]]);
  const counts = new Float64Array(binCount);
  let all = 0;
  for (let k = 0; k < sums.length; k++) {
    const place = Math.floor(((sums[k] + farthestShown) / (2 * farthestShown)) * binCount);
    if (Number.isNaN(place)) continue;
    counts[Math.min(binCount - 1, Math.max(0, place))] += 1;
    all += 1;
  }
  const most = Math.max(...counts);
  const binWidth = (2 * farthestShown) / binCount;
  return {
    left,
    right,
    curvePath: slopeCurve(activation, x, y, right - left),
    bins: Array.from(counts, (count, k): SlopeBin => {
      const from = -farthestShown + k * binWidth;
      const height = most === 0 ? 0 : (count / most) * (bars[1] - bars[0]);
      return {
        from,
        to: from + binWidth,
        share: all === 0 ? 0 : count / all,
        x: x(from),
        width: x(from + binWidth) - x(from),
        y: bars[1] - height,
        height,
      };
    }),
    ticks: [-4, -2, 0, 2, 4].map((sum) => ({ sum, x: x(sum) })),
    x,
    y,
  };
}

function slopeCurve(
  activation: SlopeActivation,
  x: (sum: number) => number,
  y: (slope: number) => number,
  width: number,
): string {
  // The slope of relu jumps: a corner on either side of zero.
  if (activation === 'relu') return `M${x(-farthestShown)} ${y(0)}H${x(0)}V${y(1)}H${x(farthestShown)}`;
  const points = Math.max(2, Math.ceil(width / 3));
  return Array.from({ length: points + 1 }, (_, k) => {
    const sum = -farthestShown + (2 * farthestShown * k) / points;
    return `${k === 0 ? 'M' : 'L'}${x(sum).toFixed(1)} ${y(1 / Math.cosh(sum) ** 2).toFixed(1)}`;
  }).join('');
}
