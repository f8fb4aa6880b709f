/** The colour scale of a gate or state: what stands for which value. */
import { signedBound } from '#figures/colour';
import { unitSeries } from '#inspect/unitFollowers';
import type { UnitValues } from '#protocol/inspector';
import { cells } from '#rnn/cells';

/**
 * Shares of the values that lie on the scale where they have no bound: a few cells that count on and on would leave the
 * rest of the map without colour. One unit alone needs nearly all of its own range.
 */
const onScale = { map: 0.8, unit: 0.98 } as const;

/** The magnitude at which the map's signed scale ends; what lies beyond has the colour of the end. */
export const boundOfMap = (units: UnitValues): number =>
  isUnbounded(units) ? boundOfMost(units.values, onScale.map) : 1;

/** The same for one unit's values over the text. */
export const boundOfUnit = (units: UnitValues, unit: number): number =>
  isUnbounded(units) ? boundOfMost(unitSeries(units.values, units.H, unit), onScale.unit) : 1;

function boundOfMost(values: Float64Array, share: number): number {
  const magnitudes = values.filter(Number.isFinite).map(Math.abs).sort();
  const last = Math.min(magnitudes.length - 1, Math.floor(share * magnitudes.length));
  return last < 0 ? 1 : signedBound([magnitudes[last]]);
}

/** Whether values of this gate or state may lie beyond ±1. */
export function isUnbounded({ cell, name }: Pick<UnitValues, 'cell' | 'name'>): boolean {
  const { squashing }: { squashing: readonly string[] } = cells[cell];
  return name === 'cellState' || (name === 'hiddenState' && squashing.includes('relu'));
}
