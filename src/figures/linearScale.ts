/**
 * A clamped linear scale. d3-scale has one, but brings the interpolation of colours and the formatting of dates along:
 * 10 kB gzipped in a lesson's script for a multiplication.
 */
import { ticks } from 'd3';

export interface LinearScale {
  /** Pixel of a value; beyond the domain, that of its nearer end. */
  (value: number): number;
  /** Value under a pixel; beyond the range, that of its nearer end. */
  readonly invert: (pixel: number) => number;
  /** About `count` round values within the domain. */
  readonly ticks: (count: number) => readonly number[];
}

type Interval = readonly [number, number];

/** Maps `domain`, ascending and not empty, to `range` in pixels, which may descend. */
export function linearScale(domain: Interval, range: Interval): LinearScale {
  return Object.assign(between(domain, range), {
    invert: between(range, domain),
    ticks: (count: number) => ticks(domain[0], domain[1], count),
  });
}

function between([fromStart, fromEnd]: Interval, [toStart, toEnd]: Interval): (value: number) => number {
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - fromStart) / (fromEnd - fromStart)));
    return toStart + share * (toEnd - toStart);
  };
}
