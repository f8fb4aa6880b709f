/** A model read over a text by the inspector, for figures. */
import { useMemo } from 'react';
import type { TextReading } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';
import { useInspection } from './inspection.ts';

export type ReadingState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly model: CharModel;
      readonly text: string;
      readonly reading: TextReading;
    }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Reads `text` with `model`, again whenever either changes; the previous reading stays until the next is there. Compare
 * `state.text` with the wanted text to know. A null model or an empty text is `loading`.
 */
export function useReading(model: CharModel | null, text: string): ReadingState {
  const request = useMemo(() => (model && text !== '' ? { model, text } : null), [model, text]);
  const state = useInspection('read', request);
  return useMemo(
    () => (state.kind === 'ready' ? { kind: 'ready', ...state.request, reading: state.reply } : state),
    [state],
  );
}
