/**
 * A training run and what happens to it unasked. The run lives in the engine worker; everything needed to take it up
 * again (snapshots, text, settings) lives here, so that no device and no worker can take it along. What a learner
 * can do with it is in trainingActions.ts.
 */
import { ConnectionClosedError } from '#protocol/channel';
import type { BackendReport } from '#rnn/backends';
import type { Snapshot } from '#rnn/training';
import { keepSnapshot } from '#protocol/snapshotRing';
import { createEngineLink, type EngineFailure } from './engineLink.ts';
import { forcedBackend } from './forcedBackend.ts';
import { forgetRun, loadRun, storeRun, type StoredRun } from './storage.ts';
import { modelOf, notify, trainingState, updateTraining } from './training.ts';
import { trainsTheSame, type RunSetup } from './trainingAddress.ts';
import { appendRecords } from './trainingRecords.ts';
import { sampleWhenDue } from './trainingSamples.ts';
import { mobyDickText, ownTrainingText, type TrainingText } from './trainingText.ts';
import type { TrainingState } from './trainingTypes.ts';

/** Failures in a row, without a step between them, after which trying again is given up. */
const failuresLimit = 4;
/** Milliseconds between two stored states while training runs. */
const storeInterval = 10_000;

/** What the run is made of beside the visible state. */
export const run: { text: TrainingText | null; kept: readonly Snapshot[] } = { text: null, kept: [] };
let failuresInARow = 0;
let lastStored = 0;
let preparing: Promise<void> | null = null;

export const link = createEngineLink({
  onEvent(event) {
    switch (event.kind) {
      case 'progress':
        failuresInARow = 0;
        updateTraining({
          records: appendRecords(trainingState().records, event.records),
          stepMilliseconds:
            event.records.length > 0 ? event.stepMilliseconds : trainingState().stepMilliseconds,
        });
        keep(event.snapshot);
        if (trainingState().phase === 'running' && performance.now() - lastStored > storeInterval)
          void store();
        break;
      case 'finished':
        settle('finished');
        break;
      case 'notANumber': {
        const { settings, records } = trainingState();
        const keptStep = event.lastGood.trainStep;
        updateTraining({ records: records.filter((record) => record.trainStep < keptStep) });
        keep(event.lastGood);
        settle('stopped');
        notify({
          kind: 'notANumber',
          trainStep: event.trainStep,
          where: event.where,
          keptStep,
          learningRate: settings.learningRate,
        });
        break;
      }
      default:
        event satisfies never;
    }
  },
  onFailure: (cause, backend) => void recover(cause, backend),
});

/** Takes a snapshot into the ring and shows it, unless the learner looks at an earlier one. */
export function keep(snapshot: Snapshot): void {
  run.kept = keepSnapshot(run.kept, snapshot);
  const { spec, scrubbedTo, shown } = trainingState();
  if (!spec) return;
  const newest = modelOf(spec, snapshot);
  updateTraining({
    trainStep: snapshot.trainStep,
    snapshots: run.kept.map(({ trainStep }) => ({ trainStep })),
    shown: scrubbedTo === null ? newest : shown,
  });
  sampleWhenDue(newest, run.kept[0].trainStep);
}

/** Ends work in the given phase, and stores where it stands. */
export function settle(phase: TrainingState['phase']): void {
  link.expectWork(false);
  updateTraining({ phase });
  void store();
}

async function store(): Promise<void> {
  const { spec, settings, targetSteps, records } = trainingState();
  const snapshot = run.kept.at(-1);
  if (!run.text || !spec || !snapshot || snapshot.trainStep === 0) return;
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
let warnedOfStorage = false;

/** Puts a text in place of the present one; the run starts anew from the seed unless `from` is given. */
export function adoptText(next: TrainingText, spec: TrainingState['spec']): void {
  run.text = next;
  updateTraining({
    source: next.source,
    textLength: next.codes.length,
    letterEntropyBits: next.letterEntropyBits,
    spec: spec ?? { cell: 'lstm', units: trainingState().units, vocabulary: next.vocabulary },
  });
}

/** Opens an engine and reports on it; null when none works here. */
async function openEngine(): Promise<BackendReport | null> {
  const report = await link.open(forcedBackend());
  updateTraining({ backend: report });
  for (const attempt of report.attempts) {
    if (attempt.outcome.kind !== 'wrong') continue;
    notify({
      kind: 'backendWrong',
      name: attempt.name,
      error: Math.max(attempt.forwardError ?? 0, attempt.gradientError ?? 0),
    });
  }
  const { chosen, forced } = report;
  const wrong = report.attempts.some(({ name, outcome }) => name === forced && outcome.kind === 'wrong');
  if (chosen && forced && chosen !== forced && !wrong)
    notify({ kind: 'forcedUnavailable', wanted: forced, used: chosen });
  if (chosen) return report;
  updateTraining({ phase: 'stopped' });
  notify({ kind: 'noBackend', detail: report.attempts.map(({ name }) => name).join(', ') });
  return null;
}

/** Gives the engine its model, fresh or from a snapshot. */
export async function createModel(from: Snapshot | null): Promise<void> {
  const { spec, settings } = trainingState();
  if (!run.text || !spec) throw new Error('createModel needs a text');
  const { snapshot } = await link.call('create', { spec, codes: run.text.codes, settings, from });
  keep(snapshot);
}

/** After a lost device or a dead worker: the next backend goes on from the last snapshot. */
async function recover(cause: EngineFailure, from: BackendReport['chosen']): Promise<void> {
  const wasRunning = trainingState().phase === 'running';
  const phaseBefore = trainingState().phase;
  failuresInARow += 1;
  updateTraining({ phase: 'opening' });
  if (failuresInARow >= failuresLimit) {
    updateTraining({ phase: 'stopped' });
    notify({ kind: 'noBackend', detail: cause });
    return;
  }
  await quietly(async () => {
    const report = await openEngine();
    if (!report?.chosen) return;
    const snapshot = run.kept.at(-1) ?? null;
    const { records } = trainingState();
    if (snapshot) updateTraining({ records: records.filter((one) => one.trainStep < snapshot.trainStep) });
    if (run.text) await createModel(snapshot);
    if (from)
      notify({ kind: 'backendChanged', from, to: report.chosen, cause, trainStep: snapshot?.trainStep ?? 0 });
    updateTraining({ phase: wasRunning || phaseBefore === 'opening' ? 'ready' : phaseBefore });
    if (wasRunning) await train();
  });
}

/** A closed connection is dealt with where the failure is reported, not by everyone who was waiting. */
export async function quietly(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ConnectionClosedError)) throw error;
  }
}

export async function train(): Promise<void> {
  const { targetSteps, stepsPerSecond } = trainingState();
  updateTraining({ phase: 'running' });
  link.expectWork(true);
  await link.call('run', { untilStep: targetSteps, stepsPerSecond });
}

async function prepareOnce(linked: RunSetup | null): Promise<void> {
  updateTraining({ phase: 'opening' });
  const stored = run.text ? null : await loadRun();
  if (stored === 'damaged') {
    notify({ kind: 'storedRunDamaged' });
    await forgetRun();
  }
  let from: Snapshot | null = run.kept.at(-1) ?? null;
  if (linked) updateTraining(linked);
  if (stored && stored !== 'damaged' && linked && !storedIsLinked(stored, linked)) {
    notify({ kind: 'linkedRun', storedStep: stored.snapshot.trainStep });
  } else if (stored && stored !== 'damaged') {
    const { spec, settings, targetSteps, source, snapshot, records } = stored;
    const restored =
      source.kind === 'own' ? ownTrainingText(source, source.name, spec) : await mobyDickText(spec);
    if (restored) {
      from = snapshot;
      updateTraining({ settings, targetSteps, units: spec.units, records });
      adoptText(restored, spec);
      // Figures show it before an engine has been opened.
      keep(snapshot);
      notify({ kind: 'restored', trainStep: snapshot.trainStep });
    }
  }
  if (!run.text) {
    const mobyDick = await mobyDickText();
    if (!mobyDick) {
      updateTraining({ phase: 'stopped' });
      notify({ kind: 'textMissing' });
      return;
    }
    adoptText(mobyDick, null);
  }
  if (!(await openEngine())) return;
  await createModel(from);
  const { trainStep, targetSteps } = trainingState();
  updateTraining({ phase: trainStep === 0 ? 'ready' : trainStep >= targetSteps ? 'finished' : 'paused' });
}

function storedIsLinked({ source, spec, settings }: StoredRun, linked: RunSetup): boolean {
  return source.kind === 'mobyDick' && trainsTheSame(linked, { units: spec.units, settings });
}

/**
 * Loads the text, opens an engine and makes the model ready; takes up an earlier visit's run unless a link asks for
 * another one. Safe to repeat.
 */
export function prepare(linked: RunSetup | null = null): Promise<void> {
  const { phase } = trainingState();
  if (preparing || (phase !== 'idle' && phase !== 'stopped')) return preparing ?? Promise.resolve();
  preparing = quietly(() => prepareOnce(linked)).finally(() => {
    preparing = null;
  });
  return preparing;
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) void store();
});
