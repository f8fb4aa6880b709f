/** Geometry of forecasts: values over time steps, a fan of lines into the future, and errors by steps ahead. */
import { ticks } from 'd3';
import { linearScale } from './linearScale.ts';

export type Interval = readonly [low: number, high: number];

export interface StepChartBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface StepChart {
  /** Pixel of a step, which may be a fraction. */
  x(step: number): number;
  /** Pixel of a value; of one beyond the domain, that of its nearer end. */
  y(value: number): number;
  /** The whole step nearest to a pixel. */
  stepAt(pixel: number): number;
  valueAt(pixel: number): number;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

/** @param steps  first and last step, that the box reaches from edge to edge */
export function stepChart(steps: Interval, domain: Interval, box: StepChartBox): StepChart {
  const { left, right, top, bottom } = box;
  const x = linearScale(steps, [left, right]);
  const y = linearScale(domain, [bottom, top]);
  return {
    x,
    y,
    stepAt: (pixel) => Math.round(x.invert(pixel)),
    valueAt: (pixel) => y.invert(pixel),
    ticks: y.ticks(Math.max(2, Math.round((bottom - top) / 55))).map((value) => ({ value, y: y(value) })),
  };
}

/** A line through `values` at steps `from`, `from + 1`, …; it breaks where a value is NaN. */
export function linePath({ x, y }: StepChart, from: number, values: ArrayLike<number>): string {
  let path = '';
  let pen = 'M';
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k])) {
      pen = 'M';
      continue;
    }
    path += `${pen}${x(from + k).toFixed(1)} ${y(values[k]).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}

/** A dot at every value, as lines of no length: to be drawn with round caps. */
export function dotsPath({ x, y }: StepChart, from: number, values: ArrayLike<number>): string {
  let path = '';
  for (let k = 0; k < values.length; k++)
    if (!Number.isNaN(values[k])) path += `M${x(from + k).toFixed(1)} ${y(values[k]).toFixed(1)}h0`;
  return path;
}

/**
 * The least interval with round ends that holds all finite values; one of width 1 around a single value, and 0 to 1
 * where there is none.
 * @param within  values beyond it do not count: they leave the picture at its edge
 */
export function roundDomain(values: Iterable<number>, within: Interval): Interval {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!(value >= within[0] && value <= within[1])) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  if (low === high) return [low - 0.5, high + 0.5];
  const marks = ticks(low, high, 5);
  const step = marks.length > 1 ? marks[1] - marks[0] : high - low;
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** Least and greatest finite value, with `share` of their distance added at either end. */
export function paddedRange(values: ArrayLike<number>, share: number): Interval {
  let [low, high] = [Infinity, -Infinity];
  for (let k = 0; k < values.length; k++) {
    if (values[k] < low) low = values[k];
    if (values[k] > high && values[k] < Infinity) high = values[k];
  }
  if (low > high) return [0, 1];
  const margin = (low === high ? 1 : high - low) * share;
  return [low - margin, high + margin];
}

/** Whether a value lies beyond the edges of the picture, or is none. */
export const outOfView = (value: number, [low, high]: Interval): boolean => !(value >= low && value <= high);
