/** Every unit with its score for a property, the best first; null while they are searched. */
import { useMemo } from 'react';
import type { UnitFollower } from '#inspect/unitFollowers';
import type { UnitValues } from '#protocol/inspector';
import { useSteadyInspection } from '../../state/steadyInspection.ts';

export function useFollowers(
  units: UnitValues,
  wanted: Float64Array,
  yesOrNo: boolean,
): readonly UnitFollower[] | null {
  const request = useMemo(() => ({ of: units, wanted, yesOrNo }), [units, wanted, yesOrNo]);
  const found = useSteadyInspection('followUnits', request);
  // Scores of another text or property are not shown; those of marks that have just changed are, for a moment.
  if (found.kind !== 'ready' || found.request.of !== units || found.request.yesOrNo !== yesOrNo) return null;
  return found.request.wanted.length === wanted.length ? found.reply.followers : null;
}
