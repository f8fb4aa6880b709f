/** The training run that the figure goes through: the learner's own, or the one that comes with the page. */
import { useEffect, useMemo, useState } from 'react';
import { parseRecordedRun, recordedRunFile, type KeptWeights, type RecordedRun } from '#data/recordedRun';
import { seededCharacterModel } from '#data/seededCharacterModel';
import { decode } from '#data/text';
import { spacedStops, steadyStops } from '#figures/trainingStops';
import { charModelLayout, type CharModelSpec } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { useCalmly } from '../../lab/useCalmly.ts';
import { loadRun } from '../../state/storage.ts';
import { useTraining } from '../../state/training.ts';
import { run as heldRun } from '../../state/trainingHeld.ts';
import {
  longestPassage,
  parseBookmarks,
  type TrainingHistoryAddress,
} from '../../state/trainingHistoryView.ts';

/** Why another run is shown than the one asked for, or none. */
export type RunSubstitute =
  | { readonly kind: 'noRun' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly detail: string };

export interface HistoryRun {
  readonly own: boolean;
  readonly spec: CharModelSpec;
  /** Ascending, at least one; the same array while nothing changed. */
  readonly stops: readonly KeptWeights[];
  /** Moments that the run keeps, shown or not. */
  readonly kept: number;
  /** A passage of what it was trained on, where that is the learner's own text. */
  readonly ownPassage: string | null;
  readonly substitute: RunSubstitute | null;
}

/** Moments that are shown at most: each is read anew for every passage. */
const mostStops = 24;
/** Milliseconds between two looks at a run that trains. */
const betweenLooks = 4000;

export function useHistoryRun({
  recordOf: wanted,
  trainStep,
  bookmarks,
}: TrainingHistoryAddress): HistoryRun | null {
  // What is looked at and what is marked stays, however dense the moments around it become.
  const pinned = useMemo(
    () => [trainStep, ...(parseBookmarks(bookmarks) ?? []).map((bookmark) => bookmark.trainStep)],
    [trainStep, bookmarks],
  );
  const live = useLiveRun(pinned);
  const stored = useStoredRun(wanted === 'run' && !live);
  const recorded = useRecordedRun();
  return useMemo(() => {
    if (live && (wanted === 'run' || (wanted === 'auto' && live.kept > 1))) return live;
    if (wanted === 'run' && stored === 'loading') return null;
    if (wanted === 'run' && stored && stored !== 'loading') return stored;
    if (!recorded) return null;
    return wanted === 'run'
      ? { ...recorded, substitute: recorded.substitute ?? { kind: 'noRun' } }
      : recorded;
  }, [wanted, live, stored, recorded]);
}

/** The run of this visit, looked at now and then while it trains; null while it has no moment. */
function useLiveRun(pinned: readonly number[]): HistoryRun | null {
  const spec = useTraining((state) => state.spec);
  const running = useTraining((state) => state.phase === 'running');
  const marks = useCalmly(
    useTraining((state) => state.snapshots),
    running ? betweenLooks : 0,
  );
  const [look, setLook] = useState<Look | null>(null);
  let now = look;
  if (spec && (look?.spec !== spec || look.marks !== marks)) {
    now = lookAt(spec, marks, look?.spec === spec ? look.steps : []);
    setLook(now);
  }
  // As text, so that going from one of the stops to another changes nothing.
  const added = now ? pinned.filter((step) => !now.steps.includes(step)).join() : '';
  return useMemo(() => {
    if (!now || now.kept.length === 0) return null;
    const shownSteps = new Set([...now.steps, ...(added === '' ? [] : added.split(',').map(Number))]);
    const stops = now.kept.filter(({ trainStep }) => shownSteps.has(trainStep));
    const { ownPassage, kept } = now;
    return { own: true, spec: now.spec, stops, kept: kept.length, ownPassage, substitute: null };
  }, [now, added]);
}

/** A run as it was at a look at it. */
interface Look {
  readonly spec: CharModelSpec;
  readonly marks: readonly unknown[];
  readonly kept: readonly KeptWeights[];
  readonly ownPassage: string | null;
  /** Training steps that are shown. */
  readonly steps: readonly number[];
}

function lookAt(spec: CharModelSpec, marks: readonly unknown[], before: readonly number[]): Look {
  const size = parameterCount(charModelLayout(spec));
  // Between a reset and the next look, the marks are those of the run before.
  const kept = heldRun.kept.filter(({ parameters }) => parameters.length === size);
  const { text } = heldRun;
  const ownPassage =
    text?.source.kind === 'own' && text.vocabulary.length === spec.vocabulary.length
      ? decode(text.codes.subarray(0, longestPassage / 2), text.vocabulary)
      : null;
  const steps = steadyStops(before, kept, mostStops).map(({ trainStep }) => trainStep);
  return { spec, marks, kept, ownPassage, steps };
}

/** Of an earlier visit's run the newest moment is stored; null where there is none. */
function useStoredRun(wanted: boolean): HistoryRun | 'loading' | null {
  const [stored, setStored] = useState<HistoryRun | 'loading' | null>('loading');
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    void loadRun().then((found) => {
      if (!current) return;
      if (!found || found === 'damaged') {
        setStored(null);
        return;
      }
      const { spec, snapshot, source } = found;
      const ownPassage = source.kind === 'own' ? source.text.slice(0, longestPassage / 2) : null;
      setStored({ own: true, spec, stops: [snapshot], kept: 1, ownPassage, substitute: null });
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  return stored;
}

let recordedRun: Promise<HistoryRun> | null = null;

function useRecordedRun(): HistoryRun | null {
  const [recorded, setRecorded] = useState<HistoryRun | null>(null);
  useEffect(() => {
    let current = true;
    recordedRun ??= fetchRecordedRun().then((run) => {
      // What could not be fetched is tried again when the figure is opened again.
      if (run.substitute?.kind === 'missing') recordedRun = null;
      return run;
    });
    void recordedRun.then((run) => {
      if (current) setRecorded(run);
    });
    return () => {
      current = false;
    };
  }, []);
  return recorded;
}

async function fetchRecordedRun(): Promise<HistoryRun> {
  let bytes: Uint8Array;
  try {
    const response = await fetch(new URL(recordedRunFile, document.baseURI));
    // A server that answers every address with its start page has no such file either.
    if (!response.ok || response.headers.get('content-type')?.startsWith('text/html'))
      return untrained({ kind: 'missing' });
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    return untrained({ kind: 'missing' });
  }
  const parsed = parseRecordedRun(bytes);
  if (parsed.kind === 'run') return shown(parsed.run, null);
  const { kind: _, ...detail } = parsed;
  return untrained({ kind: 'damaged', detail: Object.values(detail).join(' ') });
}

function shown(
  { spec, snapshots }: Pick<RecordedRun, 'spec' | 'snapshots'>,
  substitute: RunSubstitute | null,
): HistoryRun {
  const stops = spacedStops(snapshots, mostStops);
  return { own: false, spec, stops, kept: snapshots.length, ownPassage: null, substitute };
}

/** A model that has learnt nothing, at its first moment. */
function untrained(substitute: RunSubstitute): HistoryRun {
  const spec = { cell: 'lstm', units: 16, vocabulary: [...' abcdefghijklmnopqrstuvwxyz'] } as const;
  const { parameters } = seededCharacterModel(spec, 1);
  return shown({ spec, snapshots: [{ trainStep: 0, parameters }] }, substitute);
}
