/** The model that a figure shows, wherever it comes from. */
import { useEffect, useMemo, useState } from 'react';
import { seededCharacterModel } from '#data/seededCharacterModel';
import type { CellName } from '#rnn/cells';
import type { CharModel } from '#rnn/model';
import type { ModelChoice } from '../../state/modelChoice.ts';
import { loadRun } from '../../state/storage.ts';
import { useTraining } from '../../state/training.ts';
import { useCheckpoint } from '../useCheckpoint.ts';

/** Why another model is shown than was asked for. */
export type ModelSubstitute =
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Nothing was trained on this device yet. */
  | { readonly kind: 'noRun' };

export type FigureModel =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready';
      /** The same object while nothing changed. */
      readonly model: CharModel;
      readonly substitute: ModelSubstitute | null;
    };

const freshLetters = [...' abcdefghijklmnopqrstuvwxyz'];

/**
 * The figure's own choice decides which model is there: `model.spec.cell` may be another than `choice.cell` where the
 * learner's run is shown, or one of another kind in its place.
 */
export function useFigureModel({ source, cell, units, seed, scale }: ModelChoice): FigureModel {
  const run = useOwnRun(source === 'run');
  const checkpoint = useCheckpoint(cell);
  const fresh = useMemo(
    () => (source === 'fresh' ? freshModel(cell, units, seed, scale) : null),
    [source, cell, units, seed, scale],
  );
  return useMemo(() => {
    if (fresh) return { kind: 'ready', model: fresh, substitute: null };
    if (source === 'run' && run === 'loading') return { kind: 'loading' };
    if (source === 'run' && run !== 'loading' && run) return { kind: 'ready', model: run, substitute: null };
    if (!checkpoint) return { kind: 'loading' };
    const { model } = checkpoint;
    if (source === 'run') return { kind: 'ready', model, substitute: { kind: 'noRun' } };
    switch (checkpoint.kind) {
      case 'trained':
        return { kind: 'ready', model, substitute: null };
      case 'missing':
        return { kind: 'ready', model, substitute: { kind: 'missing' } };
      case 'damaged':
        return { kind: 'ready', model, substitute: { kind: 'damaged', detail: checkpoint.detail } };
      default:
        return checkpoint satisfies never;
    }
  }, [source, fresh, run, checkpoint]);
}

/** Random weights, each times `scale`; letters a to z and space. */
export function freshModel(cell: CellName, units: number, seed: number, scale: number): CharModel {
  const fresh = seededCharacterModel({ cell, units, vocabulary: freshLetters }, seed);
  return scale === 1 ? fresh : { ...fresh, parameters: fresh.parameters.map((value) => value * scale) };
}

/** The run of this visit as it trains, or else the one that an earlier visit stored; null where there is none. */
function useOwnRun(wanted: boolean): CharModel | 'loading' | null {
  const shown = useTraining((state) => state.shown?.model ?? null);
  const [stored, setStored] = useState<CharModel | 'loading' | null>('loading');
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    void loadRun().then((found) => {
      if (!current) return;
      setStored(
        found && found !== 'damaged' ? { spec: found.spec, parameters: found.snapshot.parameters } : null,
      );
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  return shown ?? stored;
}
