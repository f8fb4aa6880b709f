/** Geometry of a race: for each network the median over its seeds, a band from the least to the greatest, and a baseline. */
import { linearScale } from './linearScale.ts';

/** One run: ascending steps or milliseconds, and the loss at each. */
export interface RaceLane {
  readonly at: readonly number[];
  readonly losses: readonly number[];
}

export interface RaceChartOptions {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  /** The axis reaches at least this far. */
  readonly end: number;
}

/** Over the seeds of one network, at one place of the axis. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
}

export interface RaceChart {
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly lossTicks: readonly { readonly value: number; readonly y: number }[];
  readonly baselineY: number;
  readonly lines: readonly {
    readonly median: string;
    /** Empty where there is one seed. */
    readonly band: string;
    /** Where the line ends; null: nothing is drawn. */
    readonly end: { readonly x: number; readonly y: number } | null;
  }[];
  x(value: number): number;
  y(loss: number): number;
  /** Step or milliseconds under a pixel. */
  valueAt(pixel: number): number;
}

/** Places along the axis that are drawn. */
const places = 160;

/**
 * @param entrants  the lanes of each network, in order; lanes that have nothing yet are left out
 */
export function raceChart(
  entrants: readonly (readonly RaceLane[])[],
  { left, right, top, bottom, baseline, end }: RaceChartOptions,
): RaceChart {
  const last = entrants.flat().reduce((most, { at }) => Math.max(most, at.at(-1) ?? 0), end);
  const x = linearScale([0, last > 0 ? last : 1], [left, right]);
  const spreads = entrants.map((lanes) => drawn(lanes));
  const highest = spreads.flat().reduce((most, { spread }) => Math.max(most, spread.greatest), baseline);
  // A run that explodes must not flatten the others: it leaves the picture at the top.
  const y = linearScale([0, Math.min(highest, 2.5 * baseline) * 1.05], [bottom, top]);
  const point = (at: number, loss: number) => `${x(at).toFixed(1)} ${y(loss).toFixed(1)}`;
  return {
    ticks: x.ticks(Math.max(2, Math.floor((right - left) / 90))).map((value) => ({ value, x: x(value) })),
    lossTicks: y.ticks(5).map((value) => ({ value, y: y(value) })),
    baselineY: y(baseline),
    lines: spreads.map((line, place) => {
      const final = line.at(-1);
      const there = line.map(({ at, spread }) => point(at, spread.greatest));
      const back = line.toReversed().map(({ at, spread }) => point(at, spread.least));
      return {
        median: line.length > 0 ? `M${line.map(({ at, spread }) => point(at, spread.median)).join('L')}` : '',
        band: line.length > 0 && entrants[place].length > 1 ? `M${[...there, ...back].join('L')}Z` : '',
        end: final ? { x: x(final.at), y: y(final.spread.median) } : null,
      };
    }),
    x,
    y,
    valueAt: (pixel) => x.invert(pixel),
  };
}

/** As far as every lane has come, so that a median is always one of all seeds. */
function drawn(lanes: readonly RaceLane[]): readonly { readonly at: number; readonly spread: Spread }[] {
  if (lanes.length === 0 || lanes.some(({ at }) => at.length === 0)) return [];
  const from = Math.max(...lanes.map(({ at }) => at[0]));
  const to = Math.min(...lanes.map(({ at }) => at[at.length - 1]));
  const marks = lanes[0].at.filter((at) => at >= from && at <= to);
  const every = Math.ceil(marks.length / places);
  const shown = new Set([...marks.filter((_, k) => k % every === 0), ...(to < from ? [] : [to])]);
  return [...shown].flatMap((at) => {
    const spread = spreadAt(lanes, at);
    return spread ? [{ at, spread }] : [];
  });
}

/**
 * Least, median and greatest loss of lanes at one place of the axis: of each the last that it had reached there.
 * @returns null where a lane had none yet, or there is no lane
 */
export function spreadAt(lanes: readonly RaceLane[], at: number): Spread | null {
  const indices = lanes.map((lane) => lastUpTo(lane.at, at));
  if (indices.length === 0 || indices.includes(-1)) return null;
  const losses = lanes.map((lane, k) => lane.losses[indices[k]]).sort((a, b) => a - b);
  const middle = losses.length >> 1;
  return {
    least: losses[0],
    median: losses.length % 2 === 1 ? losses[middle] : (losses[middle - 1] + losses[middle]) / 2,
    greatest: losses[losses.length - 1],
  };
}

function lastUpTo(at: readonly number[], limit: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Vertical places of labels, so that none is nearer than `gap` to another; each as near to where it wants to be as the
 * order allows, none beyond `bottom`.
 */
export function spacedLabels(wanted: readonly number[], gap: number, bottom: number): readonly number[] {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b]);
  const placed = [...wanted];
  order.forEach((k, rank) => {
    if (rank > 0) placed[k] = Math.max(placed[k], placed[order[rank - 1]] + gap);
  });
  let limit = bottom;
  for (const k of order.toReversed()) {
    placed[k] = Math.min(placed[k], limit);
    limit = placed[k] - gap;
  }
  return placed;
}
