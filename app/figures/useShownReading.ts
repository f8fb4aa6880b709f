/** The reading a cell figure shows: the newest there is, so that nothing jumps while the next one is computed. */
import { useMemo, useState } from 'react';
import { interestingTimeStep, interestingUnit } from '#figures/cellValues';
import type { TextReading } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';
import { useReading, type ReadingState } from '../state/reading.ts';

export type ShownReading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'ready';
      readonly model: CharModel;
      readonly text: string;
      readonly letters: readonly string[];
      readonly reading: TextReading;
      /** Where to look first; both counted from 0. */
      readonly timeStep: number;
      readonly unit: number;
    };

type Ready = Extract<ReadingState, { kind: 'ready' }>;

/** A model in training is read again and again: the unit chosen at first stays as long as the word does. */
interface Kept {
  readonly state: Ready;
  readonly unit: number;
}

export function useShownReading(model: CharModel, text: string): ShownReading {
  const state = useReading(model, text);
  const [kept, setKept] = useState<Kept | null>(null);
  let now = kept;
  if (state.kind === 'ready' && state !== kept?.state) {
    const same = kept?.state.text === state.text && kept.state.model.spec.units === state.model.spec.units;
    now = { state, unit: same ? kept.unit : interestingUnit(state.reading.trace) };
    setKept(now);
  }
  const failed = state.kind === 'failed' ? state.message : null;
  return useMemo(() => {
    if (failed !== null) return { kind: 'failed', message: failed };
    if (!now) return { kind: 'loading' };
    const { state, unit } = now;
    return {
      ...state,
      unit,
      letters: state.reading.letters,
      timeStep: interestingTimeStep(state.reading.codes),
    };
  }, [now, failed]);
}
