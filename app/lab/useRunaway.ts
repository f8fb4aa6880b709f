/** Whether training has run away, and the kept step to go back to. */
import { divergence } from '#figures/lossCurve';
import { lossHalfLife } from '../figures/LossCurve.tsx';
import { useTraining } from '../state/training.ts';

export interface Runaway {
  /** What guessing needs, bits per letter. */
  readonly guessing: number;
  /** The newest kept step at which the model was not worse than guessing; null: none is kept. */
  readonly backTo: number | null;
}

/** null while training is not worse than guessing. */
export function useRunaway(): Runaway | null {
  const records = useTraining((state) => state.records);
  const snapshots = useTraining((state) => state.snapshots);
  const guessing = useTraining((state) => (state.spec ? Math.log2(state.spec.vocabulary.length) : null));
  const found = guessing === null ? null : divergence(records, guessing, lossHalfLife);
  if (!found || guessing === null) return null;
  const back = snapshots.findLast(({ trainStep }) => trainStep <= found.lastGoodStep) ?? snapshots.at(0);
  return { guessing, backTo: back?.trainStep ?? null };
}
