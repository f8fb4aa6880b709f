/** What the inspector answers to a request of a figure, asked again whenever the request changes. */
import { useEffect, useState } from 'react';
import { ConnectionClosedError } from '#protocol/channel';
import type { InspectorCalls } from '#protocol/inspector';
import { sharedInspector } from './workers.ts';

export type InspectionState<Name extends keyof InspectorCalls> =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      /** The request that `reply` answers; compare it with the wanted one to know whether a newer is on its way. */
      readonly request: InspectorCalls[Name]['request'];
      readonly reply: InspectorCalls[Name]['reply'];
    }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Asks the inspector. A newer request cancels the older; until its answer is there the previous one stays, so that
 * nothing jumps.
 * @param request  the same object while nothing changed; null asks nothing and is `loading`
 */
export function useInspection<Name extends keyof InspectorCalls>(
  name: Name,
  request: InspectorCalls[Name]['request'] | null,
): InspectionState<Name> {
  const [state, setState] = useState<InspectionState<Name>>({ kind: 'loading' });
  useEffect(() => {
    if (request === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const ask = () => sharedInspector().call(name, request, { signal });
    ask()
      // An inspector that died is replaced at the next call: asked once more, its successor answers.
      .catch((error: unknown) => {
        if (error instanceof ConnectionClosedError) return ask();
        throw error;
      })
      .then(
        (reply) => setState({ kind: 'ready', request, reply }),
        (error: unknown) => {
          if (signal.aborted) return;
          setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
        },
      );
    return () => controller.abort();
  }, [name, request]);
  return request === null ? { kind: 'loading' } : state;
}
