/** What a learner can do with a training run. Each waits its turn. */
import type { OwnText } from '#data/ownText';
import { nearestSnapshot } from '#protocol/snapshotRing';
import type { TrainingSettings } from '#rnn/training';
import { forgetRun } from './storage.ts';
import { modelOf, notify, trainingState, updateTraining } from './training.ts';
import { run } from './trainingHeld.ts';
import {
  adoptText,
  change,
  createModel,
  keep,
  link,
  prepareNow,
  restingPhase,
  settle,
  train,
} from './trainingRun.ts';
import { takeSample } from './trainingSamples.ts';
import { mobyDickText, ownTrainingText } from './trainingText.ts';

const running = () => trainingState().phase === 'running';

/** Starts or resumes training; at the end of the chosen steps, goes on for as many again. */
export const start = () =>
  change(async () => {
    if (!(await prepareNow()) || running()) return;
    scrubTo(null);
    const { trainStep, targetSteps } = trainingState();
    if (trainStep >= targetSteps) updateTraining({ targetSteps: trainStep + targetSteps });
    await train();
  });

async function pauseNow(): Promise<void> {
  if (!running()) return;
  run.wanted = false;
  await link.pause();
  // It may have finished or failed on its last step.
  if (running()) settle('paused');
}

export const pause = () => change(pauseNow);

/** One update. */
export const stepOnce = () =>
  change(async () => {
    if (!(await prepareNow())) return;
    await pauseNow();
    scrubTo(null);
    await link.step();
    if (trainingState().phase !== 'stopped') settle(restingPhase());
  });

type ResetChange = Partial<TrainingSettings> & { readonly units?: number };

async function resetNow({ units = trainingState().units, ...settings }: ResetChange): Promise<void> {
  if (!run.text) return;
  // What is stored may be an earlier visit's run, which goes only when this one has something to put in its place.
  if (trainingState().trainStep > 0) await forgetRun();
  run.kept = [];
  run.scrubbed = null;
  updateTraining({
    // Until the fresh model is there nothing can be trained, and the buttons say so.
    phase: 'opening',
    units,
    settings: { ...trainingState().settings, ...settings },
    spec: { cell: 'lstm', units, vocabulary: run.text.vocabulary },
    records: [],
    samples: [],
    snapshots: [],
    scrubbedTo: null,
    trainStep: 0,
    stepMilliseconds: null,
    notices: trainingState().notices.filter(
      ({ content }) => content.kind !== 'notANumber' && content.kind !== 'restored',
    ),
  });
  await createModel(null);
  settle('ready');
}

/** Throws the run away and starts anew from the seed. */
export const reset = (settings: ResetChange = {}) =>
  change(async () => {
    if (!(await prepareNow())) return;
    await pauseNow();
    await resetNow(settings);
  });

/** Goes on from the newest state with another learning rate or another bound on the gradient. */
export function adjust(
  settings: Pick<Partial<TrainingSettings>, 'learningRate' | 'clipNorm'>,
): Promise<void> {
  // Kept from the first attempt, should an engine be lost in the midst of it.
  let wasRunning = false;
  return change(async () => {
    if (!(await prepareNow())) return;
    wasRunning ||= running();
    await pauseNow();
    updateTraining({ settings: { ...trainingState().settings, ...settings } });
    await createModel(run.kept.at(-1) ?? null);
    updateTraining({ phase: restingPhase() });
    if (wasRunning) await train();
  });
}

/** Shows the kept state nearest to a training step; null follows the newest again. Training is not touched. */
export function scrubTo(trainStep: number | null): void {
  const { spec } = trainingState();
  const newest = run.kept.at(-1);
  const snapshot = trainStep === null ? newest : nearestSnapshot(run.kept, trainStep);
  if (!spec || !snapshot) return;
  run.scrubbed = snapshot === newest ? null : snapshot;
  updateTraining({ scrubbedTo: run.scrubbed?.trainStep ?? null, shown: modelOf(spec, snapshot) });
}

/** Puts training back to a kept step, or to the one that is looked at; what came after is dropped. */
export const continueFrom = (trainStep: number) =>
  change(async () => {
    if (!(await prepareNow())) return;
    await pauseNow();
    const { scrubbed } = run;
    const snapshot = scrubbed?.trainStep === trainStep ? scrubbed : nearestSnapshot(run.kept, trainStep);
    if (!snapshot) return;
    await link.restore(snapshot);
    const { records, samples } = trainingState();
    run.kept = run.kept.filter((one) => one.trainStep <= snapshot.trainStep);
    run.scrubbed = null;
    updateTraining({
      scrubbedTo: null,
      records: records.filter((one) => one.trainStep < snapshot.trainStep),
      samples: samples.filter((one) => one.trainStep <= snapshot.trainStep),
    });
    keep(snapshot);
    await train();
  });

/** Trains on a text of the learner's own from now on. */
export const trainOnOwnText = (own: Extract<OwnText, { kind: 'text' }>, name: string) =>
  change(async () => {
    const ready = await prepareNow();
    await pauseNow();
    adoptText(ownTrainingText(own, name), null);
    // Where Moby-Dick could not be loaded, this text is what was missing.
    if (ready) await resetNow({});
    else await prepareNow();
  });

export const trainOnMobyDick = () =>
  change(async () => {
    if (!(await prepareNow())) return;
    await pauseNow();
    const mobyDick = await mobyDickText();
    if (!mobyDick) {
      notify({ kind: 'textMissing' });
      return;
    }
    adoptText(mobyDick, null);
    await resetNow({});
  });

/** Writes a sample with the model that is shown. */
export async function sampleNow(): Promise<void> {
  const { shown } = trainingState();
  if (shown) await takeSample(shown);
}

export function setTemperature(temperature: number): void {
  updateTraining({ temperature });
}

/** Takes effect at once, also while training runs. */
export function setPace(stepsPerSecond: number | null): Promise<void> {
  updateTraining({ stepsPerSecond });
  return change(() => (running() ? train() : undefined));
}

export function setTargetSteps(targetSteps: number): Promise<void> {
  updateTraining({ targetSteps });
  return change(() => {
    const { phase } = trainingState();
    if (running()) return train();
    if (phase === 'finished' || phase === 'paused') updateTraining({ phase: restingPhase() });
    return undefined;
  });
}

/** Puts the run that an earlier visit stored in place of the one that a link has set up. */
export const takeUpStored = () =>
  change(async () => {
    await pauseNow();
    run.text = null;
    run.kept = [];
    run.scrubbed = null;
    updateTraining({
      phase: 'idle',
      records: [],
      samples: [],
      snapshots: [],
      scrubbedTo: null,
      trainStep: 0,
    });
    await prepareNow();
  });
