/** A model read over a text by the inspector, for figures. */
import { useEffect, useState } from 'react';
import { ConnectionClosedError } from '#protocol/channel';
import type { TextReading } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';
import { sharedInspector } from './workers.ts';

export type ReadingState =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      readonly model: CharModel;
      readonly text: string;
      readonly reading: TextReading;
    }
  | { readonly kind: 'failed'; readonly message: string };

const loading: ReadingState = { kind: 'loading' };

/**
 * Reads `text` with `model`, again whenever either changes. A newer request cancels the older; until its answer
 * is there the previous one stays, so that nothing jumps. Compare `state.text` with the wanted text to know.
 * A null model or an empty text is `loading`.
 */
export function useReading(model: CharModel | null, text: string): ReadingState {
  const [state, setState] = useState<ReadingState>(loading);
  useEffect(() => {
    if (!model || text === '') return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const read = () => sharedInspector().call('read', { model, text }, { signal });
    read()
      // An inspector that died is replaced at the next call: asked once more, its successor answers.
      .catch((error: unknown) => {
        if (error instanceof ConnectionClosedError) return read();
        throw error;
      })
      .then(
        (reading) => setState({ kind: 'ready', model, text, reading }),
        (error: unknown) => {
          if (signal.aborted) return;
          setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        },
      );
    return () => controller.abort();
  }, [model, text]);
  return !model || text === '' ? loading : state;
}
