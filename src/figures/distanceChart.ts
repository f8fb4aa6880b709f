/** Geometry of shares against a few distances, each twice the one before: a dot for every run, a line through the means. */
import { linearScale } from './linearScale.ts';

export interface SharesAt {
  /** Steps, above 0. */
  readonly distance: number;
  /** One a run, from 0 to 1; at least one. */
  readonly shares: readonly number[];
}

export interface DistanceChartOptions {
  /** CSS pixels. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface DistanceChart {
  readonly ticks: readonly { readonly distance: number; readonly x: number }[];
  readonly shareTicks: readonly { readonly share: number; readonly y: number }[];
  readonly lines: readonly {
    /** SVG path through the means. */
    readonly path: string;
    /** By distance; `dots` one a run, beside each other where they would lie on one another. */
    readonly points: readonly { readonly mean: Point; readonly dots: readonly Point[] }[];
  }[];
  y(share: number): number;
  /** Index of the distance nearest to a pixel. */
  nearest(pixel: number): number;
}

/** Pixels between two dots of the same share, and between the columns of dots of two lines. */
const beside = 5;
const column = 13;
/** Pixels that the outermost distances keep from the ends of the axis, for their dots. */
const inset = 40;

/** @param lines  all with the same distances, ascending, at least one */
export function distanceChart(
  lines: readonly (readonly SharesAt[])[],
  { left, right, top, bottom }: DistanceChartOptions,
): DistanceChart {
  const distances = lines[0].map(({ distance }) => distance);
  const [first, last] = [Math.log2(distances[0]), Math.log2(distances[distances.length - 1])];
  const room = Math.min(inset, (right - left) / 8);
  const across = linearScale([first, last > first ? last : first + 1], [left + room, right - room]);
  const x = (distance: number) => across(Math.log2(distance));
  const y = linearScale([0, 1], [bottom, top]);
  return {
    ticks: distances.map((distance) => ({ distance, x: x(distance) })),
    shareTicks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ share, y: y(share) })),
    lines: lines.map((points, place) => {
      const shift = (place - (lines.length - 1) / 2) * Math.min(column, (right - left) / 90);
      const placed = points.map(({ distance, shares }) => ({
        mean: { x: x(distance) + shift, y: y(meanOf(shares)) },
        dots: shares.map((share, run) => ({
          x: x(distance) + shift + besideOthers(shares, run, lines.length > 1),
          y: y(share),
        })),
      }));
      const path = placed.map(({ mean }) => `${mean.x.toFixed(1)} ${mean.y.toFixed(1)}`).join('L');
      return { path: `M${path}`, points: placed };
    }),
    y,
    nearest: (pixel) => {
      const gaps = distances.map((distance) => Math.abs(x(distance) - pixel));
      return gaps.indexOf(Math.min(...gaps));
    },
  };
}

/** Mean of shares; NaN of none. */
export function meanOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** How far a run's dot stands from the middle, so that runs with nearly the same share can be counted. */
function besideOthers(shares: readonly number[], run: number, narrow: boolean): number {
  const alike = shares.flatMap((share, k) => (Math.abs(share - shares[run]) < 0.03 ? [k] : []));
  return (alike.indexOf(run) - (alike.length - 1) / 2) * (narrow ? beside / 2 : 2 * beside);
}
