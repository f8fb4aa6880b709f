/**
 * A training run and what happens to it unasked. The run lives in the engine worker; everything needed to take it up
 * again (snapshots, text, settings) lives here, so that no device and no worker can take it along. What a learner
 * can do with it is in trainingActions.ts.
 */
import type { BackendReport } from '#rnn/backends';
import { charNetwork } from '#rnn/model';
import type { Snapshot } from '#rnn/training';
import { keepSnapshot } from '#protocol/snapshotRing';
import type { EngineFailure } from './engineHost.ts';
import { createEngineLink } from './engineLink.ts';
import { forcedBackend } from './forcedBackend.ts';
import { soundSnapshot } from './soundSnapshot.ts';
import { restWhileHidden } from './hiddenTab.ts';
import { sharedEngine } from './sharedEngine.ts';
import { forgetRun, loadRun, type StoredRun } from './storage.ts';
import { modelOf, notify, trainingState, updateTraining } from './training.ts';
import { trainsTheSame, type RunSetup } from './trainingAddress.ts';
import { run, store, storeWhenDue } from './trainingHeld.ts';
import { appendRecords } from './trainingRecords.ts';
import { sampleWhenDue } from './trainingSamples.ts';
import { inTurn } from './trainingTurns.ts';
import { mobyDickText, ownTrainingText, type TrainingText } from './trainingText.ts';
import type { TrainingState } from './trainingTypes.ts';

/** Failures in a row, without a step between them, after which trying again is given up. */
const failuresLimit = 4;
let failuresInARow = 0;
/** The first of the failures that have not been recovered from. */
let lost: { readonly cause: EngineFailure; readonly from: BackendReport['chosen'] } | null = null;
/** An engine is open and holds the model as `kept` has it. */
let engineReady = false;

export const link = createEngineLink(sharedEngine, 'language model', {
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
        storeWhenDue();
        break;
      case 'finished':
        settle('finished');
        break;
      case 'notANumber': {
        const { settings, records } = trainingState();
        const kept = soundSnapshot(event.lastGood, run.kept);
        const keptStep = kept.trainStep;
        updateTraining({
          records: records.filter((record) => record.trainStep < keptStep),
          samples: trainingState().samples.filter((sample) => sample.trainStep <= keptStep),
        });
        keep(kept);
        // The engine stands at its own last good state, which may be another.
        engineReady = false;
        settle('stopped');
        notify({
          kind: 'notANumber',
          trainStep: event.trainStep,
          place: event.place,
          keptStep,
          learningRate: settings.learningRate,
          clipNorm: settings.clipNorm,
        });
        break;
      }
      default:
        event satisfies never;
    }
  },
  onFailure: (cause, from) => {
    engineReady = false;
    lost ??= { cause, from };
    updateTraining({ phase: 'opening' });
    // One that is interrupted is followed by another: the engine is gone once more.
    void inTurn(recover, stopForError);
  },
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
  run.wanted = false;
  updateTraining({ phase, restedWhileHidden: false });
  void store();
}

/** Puts a text in place of the present one. Without the model's `spec` the run has to start anew from the seed. */
export function adoptText(next: TrainingText, spec: TrainingState['spec']): void {
  run.text = next;
  if (!spec) run.kept = [];
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
  // The engine was open already.
  if (report === trainingState().backend && report.chosen) return report;
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
  settle('stopped');
  notify({ kind: 'noBackend', detail: report.attempts.map(({ name }) => name).join(', ') });
  return null;
}

/** Gives the engine its model, fresh or from a snapshot. */
export async function createModel(from: Snapshot | null): Promise<void> {
  const { spec, settings } = trainingState();
  if (!run.text || !spec) throw new Error('createModel needs a text');
  const snapshot = await link.create({
    spec: charNetwork(spec),
    data: { kind: 'text', codes: run.text.codes },
    settings,
    from,
  });
  engineReady = true;
  keep(snapshot);
}

/** Where a run that does not train stands. */
export function restingPhase(): TrainingState['phase'] {
  const { trainStep, targetSteps } = trainingState();
  if (trainStep === 0) return 'ready';
  return trainStep >= targetSteps ? 'finished' : 'paused';
}

export async function train(): Promise<void> {
  const { targetSteps, stepsPerSecond } = trainingState();
  run.wanted = true;
  updateTraining({ phase: 'running', restedWhileHidden: false });
  await link.run({ untilStep: targetSteps, stepsPerSecond });
}

/**
 * Changes the run when all that was asked before is done. What the loss of an engine interrupts is done again when the
 * run has recovered; what fails unforeseen stops it, and a notice says so.
 */
export function change(act: () => Promise<void> | void, attempts = failuresLimit): Promise<void> {
  const again = () =>
    void change(() => (trainingState().phase === 'stopped' ? undefined : act()), attempts - 1);
  return inTurn(act, stopForError, attempts > 1 ? again : undefined);
}

function stopForError(error: unknown): void {
  engineReady = false;
  settle('stopped');
  notify({ kind: 'engineFailed', detail: error instanceof Error ? error.message : String(error) });
}

/** After a lost device or a dead worker: the next backend goes on from the last snapshot. */
async function recover(): Promise<void> {
  failuresInARow += 1;
  if (failuresInARow >= failuresLimit) {
    settle('stopped');
    notify({ kind: 'noBackend', detail: lost?.cause ?? '' });
    lost = null;
    return;
  }
  const report = await openEngine();
  if (!report?.chosen) return;
  const snapshot = run.kept.at(-1) ?? null;
  const { records } = trainingState();
  if (snapshot) updateTraining({ records: records.filter((one) => one.trainStep < snapshot.trainStep) });
  if (run.text) await createModel(snapshot);
  if (lost?.from) {
    const { from, cause } = lost;
    notify({ kind: 'backendChanged', from, to: report.chosen, cause, trainStep: snapshot?.trainStep ?? 0 });
  }
  lost = null;
  updateTraining({ phase: restingPhase() });
  if (run.wanted) await train();
}

/** Takes up what an earlier visit stored, unless a link asks for another run; null when the text is missing. */
async function openRun(linked: RunSetup | null): Promise<{ readonly from: Snapshot | null } | null> {
  const stored = await loadRun();
  if (stored === 'damaged') {
    notify({ kind: 'storedRunDamaged' });
    await forgetRun();
  }
  if (linked) updateTraining(linked);
  const takenUp =
    stored !== 'damaged' && (!linked || (stored && storedIsLinked(stored, linked))) ? stored : null;
  if (stored && stored !== 'damaged' && !takenUp)
    notify({ kind: 'linkedRun', storedStep: stored.snapshot.trainStep });
  const ofModel = takenUp?.spec ?? null;
  const text =
    takenUp?.source.kind === 'own'
      ? ownTrainingText(takenUp.source, takenUp.source.name, ofModel)
      : await mobyDickText(ofModel);
  if (!text) return null;
  if (!takenUp) {
    adoptText(text, null);
    return { from: null };
  }
  const { spec, settings, targetSteps, snapshot, records } = takenUp;
  updateTraining({ settings, targetSteps, units: spec.units, records });
  adoptText(text, spec);
  // Figures show it before an engine has been opened.
  keep(snapshot);
  notify({ kind: 'restored', trainStep: snapshot.trainStep });
  return { from: snapshot };
}

function storedIsLinked({ source, spec, settings }: StoredRun, linked: RunSetup): boolean {
  return source.kind === 'mobyDick' && trainsTheSame(linked, { units: spec.units, settings });
}

/** Makes the run ready to train if it is not; returns whether it is. To be called in turn. */
export async function prepareNow(linked: RunSetup | null = null): Promise<boolean> {
  const { phase } = trainingState();
  if (phase !== 'idle' && phase !== 'stopped') return phase !== 'opening';
  updateTraining({ phase: 'opening' });
  const opened = run.text ? { from: run.kept.at(-1) ?? null } : await openRun(linked);
  if (!opened) {
    settle('stopped');
    notify({ kind: 'textMissing' });
    return false;
  }
  // A run that stopped itself has left its engine in order.
  if (!engineReady) {
    failuresInARow = 0;
    if (!(await openEngine())) return false;
    await createModel(opened.from);
  }
  updateTraining({ phase: restingPhase() });
  return true;
}

/**
 * Loads the text, opens an engine and makes the model ready; takes up an earlier visit's run unless a link asks for
 * another one. Safe to repeat.
 */
export function prepare(linked: RunSetup | null = null): Promise<void> {
  return change(async () => void (await prepareNow(linked)));
}

restWhileHidden(document, link, change, (hidden) => {
  if (!hidden) return;
  if (link.suspendedAtWork) updateTraining({ restedWhileHidden: true });
  void store();
});

// A hidden page may be gone at any moment: what is here is stored before the step under way has ended.
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void store();
});
