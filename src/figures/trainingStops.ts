/** The moments of a training run that a figure stops at, and the axis of training steps. */
import { nearestStep } from './lossCurve.ts';

interface Step {
  readonly trainStep: number;
}

/**
 * At most `most` of the kept moments: all of them, or those nearest to places evenly spaced by the root of the step, so
 * that early steps, in which most happens, are dense. The first and the last are always there.
 * @param kept  ascending in `trainStep`
 */
export function spacedStops<Kept extends Step>(kept: readonly Kept[], most: number): readonly Kept[] {
  if (kept.length <= most) return kept;
  const [first, last] = [kept[0].trainStep, kept[kept.length - 1].trainStep];
  const chosen = new Set<number>();
  for (let k = 0; k < most; k++)
    chosen.add(nearestStep(kept, first + (k / (most - 1)) ** 2 * (last - first)));
  return kept.filter((_, index) => chosen.has(index));
}

/**
 * The stops of a run that has gone on: those shown before and the newest, so that little has to be read anew; of too
 * many, those go that stand closest between their neighbours by the root of the step.
 * @param before  training steps that were shown; none: `spacedStops`
 */
export function steadyStops<Kept extends Step>(
  before: readonly number[],
  kept: readonly Kept[],
  most: number,
): readonly Kept[] {
  if (before.length === 0 || kept.length <= most) return spacedStops(kept, most);
  const last = kept.length - 1;
  const stops = kept.filter(({ trainStep }, k) => k === 0 || k === last || before.includes(trainStep));
  while (stops.length > most) {
    const room = (k: number) => Math.sqrt(stops[k + 1].trainStep) - Math.sqrt(stops[k - 1].trainStep);
    let closest = 1;
    for (let k = 2; k < stops.length - 1; k++) if (room(k) < room(closest)) closest = k;
    stops.splice(closest, 1);
  }
  return stops;
}

/** The axis of training steps: the square root of the step, which neither crowds early steps nor hides late ones. */
export interface StepAxis {
  readonly x: (trainStep: number) => number;
  /** Round steps, with room for their labels. */
  readonly ticks: readonly { readonly trainStep: number; readonly x: number }[];
  /** The stop nearest to a pixel, by its index. */
  readonly stopAt: (x: number) => number;
}

/** Pixels that a label takes. */
const labelRoom = 42;
const decades = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];

/** @param stops  ascending in `trainStep`, at least one */
export function stepAxis(stops: readonly Step[], left: number, right: number): StepAxis {
  const [from, to] = [stops[0], stops[stops.length - 1]].map(({ trainStep }) => Math.sqrt(trainStep));
  const x = (trainStep: number) =>
    to > from ? left + ((Math.sqrt(trainStep) - from) / (to - from)) * (right - left) : (left + right) / 2;
  const ticks: { trainStep: number; x: number }[] = [];
  const round = decades.flatMap((decade) => [decade, 2 * decade, 5 * decade]);
  // From the right: late steps are far apart, and the end of the axis is what is asked for first.
  const { trainStep: last } = stops[stops.length - 1];
  for (const trainStep of [last, ...round.toReversed(), 0]) {
    if (trainStep > last || trainStep < stops[0].trainStep) continue;
    const at = x(trainStep);
    if (ticks.every((tick) => Math.abs(tick.x - at) >= labelRoom)) ticks.push({ trainStep, x: at });
  }
  return {
    x,
    ticks: ticks.toReversed(),
    stopAt: (pixel) =>
      stops.reduce(
        (best, { trainStep }, index) =>
          Math.abs(x(trainStep) - pixel) < Math.abs(x(stops[best].trainStep) - pixel) ? index : best,
        0,
      ),
  };
}
