/** The two runs of surgery: the untouched one, and the one with the edits made. */
import { useMemo } from 'react';
import { encode, splitLetters } from '#data/text';
import type { Edit } from '#inspect/edits';
import type { SurgeryReading } from '#inspect/surgery';
import type { CharModel } from '#rnn/model';
import { useInspection } from '../../state/inspection.ts';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import type { ListedEdit } from '../../state/surgeryView.ts';

export interface SurgeryRun {
  readonly model: CharModel;
  /** `[T + 1]`: the last one is only foretold. */
  readonly letters: readonly string[];
  readonly untouched: SurgeryReading;
  /** `edits` are the ones made here, by their place in the list; a newer list may be on its way. */
  readonly now: SurgeryReading;
  readonly made: readonly number[];
}

export type SurgeryState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly run: SurgeryRun };

const none: readonly Edit[] = [];

/** @param word  two letters or more, all of the model's vocabulary */
export function useSurgery(model: CharModel, word: string, list: readonly ListedEdit[]): SurgeryState {
  const codes = useMemo(() => encode(splitLetters(word), model.spec.vocabulary).codes, [word, model]);
  const freeRequest = useMemo(() => ({ model, codes, edits: none }), [model, codes]);
  const { edits, made } = useMemo(() => {
    const places = list.flatMap(({ on }, place) => (on ? [place] : []));
    return { edits: places.map((place) => list[place].edit), made: places };
  }, [list]);
  const request = useMemo(() => ({ model, codes, edits, made }), [model, codes, edits, made]);
  const free = useInspection('operate', freeRequest);
  const operated = useSteadyInspection('operate', request);
  return useMemo(() => {
    if (free.kind === 'failed') return free;
    if (operated.kind === 'failed') return operated;
    if (free.kind === 'loading' || operated.kind === 'loading') return { kind: 'loading' };
    // Two answers about different words or models would be compared: the older one is about to be replaced.
    if (free.request.codes !== operated.request.codes || free.request.model !== operated.request.model)
      return { kind: 'loading' };
    const { vocabulary } = free.request.model.spec;
    return {
      kind: 'ready',
      run: {
        model: free.request.model,
        letters: Array.from(free.request.codes, (code) => vocabulary[code]),
        untouched: free.reply,
        now: operated.reply,
        made: 'made' in operated.request ? (operated.request.made as readonly number[]) : [],
      },
    };
  }, [free, operated]);
}
