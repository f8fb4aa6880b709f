/** Tells the rest of the page which unit is laid beside which property, so that formulas carry its numbers. */
import { useMemo } from 'react';
import { rowsTogether } from '#inspect/rowsTogether';
import { unitSeries } from '#inspect/unitFollowers';
import type { FormulaSlots } from '#notation/slots';
import type { UnitValues } from '#protocol/inspector';
import { usePublishedValues } from '../../state/shownValues.ts';

/** @param wanted  the property, `[T]` */
export function usePublishedFollowing(
  units: UnitValues,
  letters: readonly string[],
  wanted: Float64Array,
  unit: number,
): void {
  const published = useMemo(() => {
    const slots = followingSlots(unitSeries(units.values, units.H, unit), wanted);
    const lines = { activationMean: slots, activationSpread: slots, activationCorrelation: slots };
    return { slots: lines, units, letters, unit };
  }, [units, letters, wanted, unit]);
  usePublishedValues('activations', published);
}

function followingSlots(series: Float64Array, wanted: Float64Array): FormulaSlots {
  const { meanA, meanB, spreadA, spreadB, covariance, correlation } = rowsTogether(series, wanted);
  return {
    unitMean: meanA,
    propertyMean: meanB,
    unitSpread: spreadA,
    propertySpread: spreadB,
    covariance,
    // Of a row that never changes there is none.
    ...(Number.isFinite(correlation) && { correlation }),
  };
}
