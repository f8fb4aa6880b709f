/** The networks of a race as the rest of the page speaks of them. */
import { spreadAt } from '#figures/raceChart';
import type { RacedNetwork } from '../../state/shownValues.ts';
import type { ShownRace } from './shownRace.ts';

/** @param reaches  network by network, one for each seed; null: not measured */
export function racedNetworks(
  { entrants }: ShownRace,
  reaches: readonly (readonly (number | null)[])[] | null,
): readonly RacedNetwork[] {
  return entrants.map(({ cell, units, parameters, stepMilliseconds, lanes }, place) => ({
    cell,
    units,
    parameters,
    stepMilliseconds: median(stepMilliseconds),
    reaches: reaches?.[place] ?? null,
    loss: spreadAt(lanes.steps, Infinity),
  }));
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
