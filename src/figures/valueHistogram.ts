/** How the values of a gate or state are spread: bars for all steps and units, strokes for the units of one step. */
import { linearScale } from './linearScale.ts';

export interface HistogramBox {
  readonly width: number;
  /** From the tallest bar to the foot of all, and from there on down the strokes. */
  readonly height: number;
  readonly strokes: number;
}

export interface ValueHistogram {
  /** All bars, the tallest as high as the box. */
  readonly bars: string;
  /** `[bins]`: share of all values that are numbers. */
  readonly shares: readonly number[];
  readonly tallest: number;
  /** Values that are not numbers. */
  readonly notNumbers: number;
  /** Pixel of a value, clamped. */
  readonly x: (value: number) => number;
}

export const histogramBins = 24;

/** Bin of a value; what lies beyond the domain is in the first or the last. NaN for what is no number. */
function binOf(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(histogramBins - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * histogramBins)));
}

/** @param domain  ascending: from 0 to 1 for gates, symmetric for the rest */
export function valueHistogram(
  values: ArrayLike<number>,
  domain: readonly [low: number, high: number],
  { width, height }: HistogramBox,
): ValueHistogram {
  const counts = new Float64Array(histogramBins);
  let numbers = 0;
  for (let k = 0; k < values.length; k++) {
    if (Number.isNaN(values[k])) continue;
    counts[binOf(values[k], domain)] += 1;
    numbers += 1;
  }
  const shares = Array.from(counts, (count) => (numbers === 0 ? 0 : count / numbers));
  const tallest = Math.max(...shares);
  const binWidth = width / histogramBins;
  let bars = '';
  for (const [bin, share] of shares.entries())
    if (share > 0)
      bars += `M${(bin * binWidth + 0.5).toFixed(1)} ${height}V${(height * (1 - share / tallest)).toFixed(1)}h${(binWidth - 1).toFixed(1)}V${height}z`;
  return { bars, shares, tallest, notNumbers: values.length - numbers, x: linearScale(domain, [0, width]) };
}

/** A stroke for each unit of one step, below the bars. @param values  `[H]` */
export function unitStrokes(
  values: ArrayLike<number>,
  x: (value: number) => number,
  { height, strokes }: HistogramBox,
): string {
  let path = '';
  for (let unit = 0; unit < values.length; unit++)
    if (!Number.isNaN(values[unit])) path += `M${x(values[unit]).toFixed(1)} ${height + 2}v${strokes}`;
  return path;
}

/** Where bin `k` begins. */
export const binStart = (k: number, [low, high]: readonly [number, number]): number =>
  low + (k / histogramBins) * (high - low);
