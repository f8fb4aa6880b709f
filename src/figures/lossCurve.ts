/**
 * Geometry of the loss curve: from the records of a training run to what to draw. Every record is on the picture:
 * where several fall on one pixel column, the column spans from the smallest to the largest of them.
 */
import { linearScale } from './linearScale.ts';

export interface LossPoint {
  readonly trainStep: number;
  readonly lossNats: number;
}

/** A loss that needs no network, to compare with. */
export interface LossBaseline {
  readonly name: 'guessing' | 'frequencies';
  /** Bits per letter. */
  readonly bits: number;
}

export interface LossCurveOptions {
  /** Of the whole picture, pixels. */
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** The horizontal axis runs from step 0 to this step; at least 1. */
  readonly lastStep: number;
  /** After this many steps a loss weighs half in the smoothed line. */
  readonly halfLife: number;
  readonly baselines: readonly LossBaseline[];
}

export interface LossCurveLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly stepTicks: readonly { readonly x: number; readonly trainStep: number }[];
  readonly bitTicks: readonly { readonly y: number; readonly bits: number }[];
  readonly baselines: readonly (LossBaseline & { readonly y: number })[];
  /** SVG path of every record: one vertical stroke a pixel column, a dot where it has one record. */
  readonly rawPath: string;
  /** SVG path of the smoothed loss; empty without records. */
  readonly smoothPath: string;
  /** Bits per letter of the smoothed loss at each record that has a finite loss. */
  readonly smoothed: readonly number[];
  /** Pixel of a step, clamped to the axis. */
  x(trainStep: number): number;
  /** Pixel of a loss in bits per letter, clamped to the axis. */
  y(bits: number): number;
  /** Step under a pixel, not rounded, clamped to the axis. */
  stepAt(x: number): number;
}

/** Nats per letter in bits per letter. */
export const bitsOf = (nats: number): number => nats / Math.LN2;

/**
 * Lays a loss curve out. The vertical axis is in bits per letter and starts at 0 (every letter foreseen).
 * @param records  ascending in `trainStep`; losses that are not finite are left out of the picture
 */
export function lossCurve(records: readonly LossPoint[], options: LossCurveOptions): LossCurveLayout {
  const { width, height, margin, halfLife, baselines } = options;
  const finite = records.filter((record) => Number.isFinite(record.lossNats));
  const smoothed = smoothedLoss(finite, halfLife);
  const highest = [...baselines.map((baseline) => baseline.bits), ...smoothed].reduce(
    (a, b) => Math.max(a, b),
    1,
  );
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const x = linearScale([0, Math.max(1, options.lastStep)], [left, right]);
  const y = linearScale([0, highest * 1.04], [bottom, top]);
  return {
    left,
    right,
    top,
    bottom,
    stepTicks: x
      .ticks(Math.max(2, Math.floor((right - left) / 90)))
      .filter(Number.isInteger)
      .map((trainStep) => ({ x: x(trainStep), trainStep })),
    bitTicks: y.ticks(Math.max(2, Math.floor((bottom - top) / 40))).map((bits) => ({ y: y(bits), bits })),
    baselines: baselines.map(({ name, bits }) => ({ name, bits, y: y(bits) })),
    rawPath: columns(finite, x, y),
    smoothPath: polyline(finite, smoothed, x, y),
    smoothed,
    x,
    y,
    stepAt: (pixel) => x.invert(pixel),
  };
}

/**
 * Exponential mean of the losses, in bits per letter, one value a record, in which a loss weighs half after `halfLife` steps. It is
 * divided by the sum of its weights, so that the first values are means too and not drawn towards zero
 * (the bias correction of Kingma & Ba 2015).
 */
export function smoothedLoss(records: readonly LossPoint[], halfLife: number): readonly number[] {
  let [sum, weights, before] = [0, 0, 0];
  return records.map(({ trainStep, lossNats }) => {
    const keep = 2 ** (-(trainStep - before) / halfLife);
    sum = sum * keep + bitsOf(lossNats);
    weights = weights * keep + 1;
    before = trainStep;
    return sum / weights;
  });
}

/** A run whose loss is above what guessing would cost. */
export interface Divergence {
  /** Bits per letter, the mean of the last steps. */
  readonly bits: number;
  /** The last step at which the mean was not above guessing. */
  readonly lastGoodStep: number;
}

/**
 * Whether training has gone wrong without failing: the mean loss is more than a quarter above that of guessing.
 * Fresh weights guess, give or take a few hundredths; only steps that are too long lead far above it.
 * @param records       ascending in `trainStep`
 * @param guessingBits  `log₂ V`
 * @returns             null while training is not worse than that
 */
export function divergence(
  records: readonly LossPoint[],
  guessingBits: number,
  halfLife: number,
): Divergence | null {
  const bits = smoothedLoss(records, halfLife);
  const now = bits.at(-1);
  if (now === undefined || now <= 1.25 * guessingBits) return null;
  const lastGood = bits.findLastIndex((value) => value <= 1.02 * guessingBits);
  return { bits: now, lastGoodStep: records[Math.max(0, lastGood)].trainStep };
}

type Scale = (value: number) => number;

function columns(records: readonly LossPoint[], x: Scale, y: Scale): string {
  const ranges = new Map<number, { low: number; high: number }>();
  for (const { trainStep, lossNats } of records) {
    const column = Math.round(x(trainStep) * 2) / 2;
    const pixel = y(bitsOf(lossNats));
    const range = ranges.get(column) ?? { low: pixel, high: pixel };
    ranges.set(column, { low: Math.max(range.low, pixel), high: Math.min(range.high, pixel) });
  }
  return [...ranges]
    .map(([column, { low, high }]) => `M${column} ${low.toFixed(1)}V${high.toFixed(1)}`)
    .join('');
}

function polyline(records: readonly LossPoint[], bits: readonly number[], x: Scale, y: Scale): string {
  let path = '';
  let drawn = -Infinity;
  records.forEach(({ trainStep }, index) => {
    const pixel = x(trainStep);
    // Half a pixel is as fine as the eye sees; the last record is always drawn.
    if (pixel - drawn < 0.5 && index < records.length - 1) return;
    path += `${path === '' ? 'M' : 'L'}${pixel.toFixed(1)} ${y(bits[index]).toFixed(1)}`;
    drawn = pixel;
  });
  return path;
}

/**
 * Where the axis of steps ends: the first of 100, 200, 500, 1000 … past `newest`, but not past `target` unless
 * training went on beyond it. The axis then moves rarely, and early steps are not squeezed to the left edge.
 */
export function axisEnd(newest: number, target: number): number {
  let decade = 100;
  for (;;) {
    for (const factor of [1, 2, 5]) {
      const end = decade * factor;
      if (end > newest) return Math.max(newest, 1, Math.min(end, target));
    }
    decade *= 10;
  }
}

/**
 * Index of the entry whose step is nearest to `trainStep`; of two at the same distance the earlier. −1 without any.
 * @param entries  ascending in `trainStep`
 */
export function nearestStep(entries: readonly { readonly trainStep: number }[], trainStep: number): number {
  let [low, high] = [0, entries.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (entries[middle].trainStep <= trainStep) low = middle;
    else high = middle;
  }
  if (high < 0) return -1;
  return trainStep - entries[low].trainStep <= entries[high].trainStep - trainStep ? low : high;
}
