/** What the page holds of a run beside the visible state, so that no device and no worker can take it along. */
import type { Snapshot } from '#rnn/training';
import { storeRun } from './storage.ts';
import { notify, trainingState } from './training.ts';
import type { TrainingText } from './trainingText.ts';

export const run: {
  text: TrainingText | null;
  kept: readonly Snapshot[];
  /** The snapshot that is looked at; it may have been thinned out of `kept` meanwhile. */
  scrubbed: Snapshot | null;
  /** Whether the learner wants it to train: what a recovered engine goes on with. */
  wanted: boolean;
} = { text: null, kept: [], scrubbed: null, wanted: false };

/** Milliseconds between two stored states while training runs. */
const storeInterval = 10_000;
let lastStored = 0;
let warnedOfStorage = false;

/** Stores where the run stands, so that a reload loses nothing. */
export async function store(): Promise<void> {
  const { spec, settings, targetSteps, records } = trainingState();
  const snapshot = run.kept.at(-1);
  if (!run.text || !spec || !snapshot) return;
  // A run on Moby-Dick that has not begun can be made again; a learner's text cannot.
  if (snapshot.trainStep === 0 && run.text.source.kind === 'mobyDick') return;
  lastStored = performance.now();
  const source =
    run.text.source.kind === 'own'
      ? { kind: 'own' as const, name: run.text.source.name, text: run.text.ownText ?? '' }
      : { kind: 'mobyDick' as const };
  const problem = await storeRun({
    version: 1,
    source,
    spec: { ...spec, vocabulary: [...spec.vocabulary] },
    settings,
    targetSteps,
    snapshot,
    records: [...records],
  });
  if (problem && !warnedOfStorage) {
    warnedOfStorage = true;
    notify({ kind: 'storage', cause: problem });
  }
}

/** Stores a run under way, unless it was stored a moment ago. */
export function storeWhenDue(): void {
  if (trainingState().phase === 'running' && performance.now() - lastStored > storeInterval) void store();
}
