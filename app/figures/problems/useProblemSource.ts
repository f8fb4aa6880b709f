/** The problem of a shape, with the weights that are asked for. */
import { useEffect, useMemo, useState } from 'react';
import { seededParameters } from '#data/seededParameters';
import type { SequenceShape } from '#rnn/sequenceShapes';
import { loadProblem, type ProblemSource } from './problemSource.ts';

export type ProblemState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly source: ProblemSource }
  | { readonly kind: 'failed'; readonly message: string };

const loading = new Map<SequenceShape, Promise<ProblemSource>>();

/**
 * Another shape's problem stays until the one asked for is there, so that nothing jumps.
 * @param drawn  the seed of random weights; 0: those that were taught
 * @param gain   all weights times this
 */
export function useProblemSource(shape: SequenceShape, drawn: number, gain: number): ProblemState {
  const [state, setState] = useState<ProblemState>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    const started = loading.get(shape) ?? loadProblem(shape);
    loading.set(shape, started);
    started.then(
      (source) => {
        // What could not be fetched is tried again when the shape is next shown.
        if (source.substitute) loading.delete(shape);
        if (current) setState({ kind: 'ready', source });
      },
      (error: unknown) => {
        loading.delete(shape);
        const message = error instanceof Error ? error.message : String(error);
        if (current) setState({ kind: 'failed', message });
      },
    );
    return () => {
      current = false;
    };
  }, [shape]);
  return useMemo(() => {
    if (state.kind !== 'ready' || (drawn === 0 && gain === 1)) return state;
    const { source } = state;
    const parameters = drawn === 0 ? source.parameters : seededParameters(source.spec, drawn);
    return {
      kind: 'ready',
      source: {
        ...source,
        parameters: parameters.map((value) => value * gain),
        score: null,
        substitute: drawn === 0 ? source.substitute : null,
      },
    };
  }, [state, drawn, gain]);
}
