/** An example on its way through its network, as the inspector computed it. */
import { useMemo } from 'react';
import type { SequenceFlow, SequenceRequest } from '#inspect/sequenceFlow';
import { useSteadyInspection } from '../../state/steadyInspection.ts';
import type { ProblemsAddress } from '../../state/problemsView.ts';
import { problemExample, type ProblemExample } from './problemExample.ts';
import type { ProblemSource } from './problemSource.ts';

export type FlowState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  /** The two belong together; a newer example may be on its way. */
  | { readonly kind: 'ready'; readonly example: ProblemExample; readonly flow: SequenceFlow };

/** What a request was made of: the answer to an older one is shown with its own example. */
const asked = new WeakMap<SequenceRequest, ProblemExample>();

export function useProblemFlow(source: ProblemSource, address: ProblemsAddress): FlowState {
  const { month, called, spelt, day } = address;
  const wanted = useMemo(() => {
    const example = problemExample(source, { month, called, spelt, day });
    asked.set(example.request, example);
    return example;
  }, [source, month, called, spelt, day]);
  const state = useSteadyInspection('flow', wanted.request);
  return useMemo(() => {
    if (state.kind !== 'ready') return state;
    const example = asked.get(state.request);
    return example ? { kind: 'ready', example, flow: state.reply } : { kind: 'loading' };
  }, [state]);
}
