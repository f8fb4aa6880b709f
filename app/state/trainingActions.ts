/** What a learner can do with a training run. */
import type { OwnText } from '#data/ownText';
import type { TrainingSettings } from '#rnn/training';
import { nearestSnapshot } from '#protocol/snapshotRing';
import { forgetRun } from './storage.ts';
import { modelOf, notify, trainingState, updateTraining } from './training.ts';
import { adoptText, createModel, keep, link, prepare, quietly, run, settle, train } from './trainingRun.ts';
import { takeSample } from './trainingSamples.ts';
import { mobyDickText, ownTrainingText } from './trainingText.ts';

/** Starts or resumes training; at the end of the chosen steps, goes on for as many again. */
export async function start(): Promise<void> {
  await prepare();
  const { phase, trainStep, targetSteps, scrubbedTo } = trainingState();
  if (phase === 'idle' || phase === 'opening' || phase === 'running' || !run.text || run.kept.length === 0)
    return;
  if (scrubbedTo !== null) scrubTo(null);
  if (trainStep >= targetSteps) updateTraining({ targetSteps: trainStep + targetSteps });
  await quietly(train);
}

export async function pause(): Promise<void> {
  if (trainingState().phase !== 'running') return;
  await quietly(async () => {
    await link.call('pause', null);
    if (trainingState().phase === 'running') settle('paused');
  });
}

/** One update. */
export async function stepOnce(): Promise<void> {
  await prepare();
  await pause();
  if (run.kept.length === 0 || trainingState().phase === 'opening') return;
  scrubTo(null);
  await quietly(async () => {
    await link.call('step', null);
    if (trainingState().phase !== 'stopped') settle('paused');
  });
}

/** Throws the run away and starts anew from the seed. */
export async function reset(
  change: Partial<TrainingSettings> & { readonly units?: number } = {},
): Promise<void> {
  await prepare();
  await pause();
  if (!run.text) return;
  const { units = trainingState().units, ...settings } = change;
  // What is stored may be an earlier visit's run, which goes only when this one has something to put in its place.
  if (trainingState().trainStep > 0) await forgetRun();
  run.kept = [];
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
  await quietly(async () => {
    await createModel(null);
    updateTraining({ phase: 'ready' });
  });
}

/** Goes on from the newest state with another learning rate or another bound on the gradient. */
export async function adjust(
  change: Pick<Partial<TrainingSettings>, 'learningRate' | 'clipNorm'>,
): Promise<void> {
  await prepare();
  const wasRunning = trainingState().phase === 'running';
  await pause();
  updateTraining({ settings: { ...trainingState().settings, ...change } });
  const newest = run.kept.at(-1);
  if (!newest) return;
  await quietly(async () => {
    await createModel(newest);
    updateTraining({ phase: newest.trainStep === 0 ? 'ready' : 'paused' });
    if (wasRunning) await train();
  });
}

/** Shows the kept state nearest to a training step; null follows the newest again. Training is not touched. */
export function scrubTo(trainStep: number | null): void {
  const { spec } = trainingState();
  const snapshot = trainStep === null ? run.kept.at(-1) : nearestSnapshot(run.kept, trainStep);
  if (!spec || !snapshot) return;
  const scrubbedTo = trainStep === null || snapshot === run.kept.at(-1) ? null : snapshot.trainStep;
  updateTraining({ scrubbedTo, shown: modelOf(spec, snapshot) });
}

/** Puts training back to a kept step; what came after is dropped. */
export async function continueFrom(trainStep: number): Promise<void> {
  await pause();
  const snapshot = nearestSnapshot(run.kept, trainStep);
  if (!snapshot) return;
  await quietly(async () => {
    await link.call('restore', { snapshot });
    const { records, samples } = trainingState();
    run.kept = run.kept.filter((one) => one.trainStep <= snapshot.trainStep);
    updateTraining({
      scrubbedTo: null,
      phase: 'paused',
      records: records.filter((one) => one.trainStep < snapshot.trainStep),
      samples: samples.filter((one) => one.trainStep <= snapshot.trainStep),
    });
    keep(snapshot);
    await train();
  });
}

/** Trains on a text of the learner's own from now on. */
export async function trainOnOwnText(own: Extract<OwnText, { kind: 'text' }>, name: string): Promise<void> {
  await prepare();
  await pause();
  adoptText(ownTrainingText(own, name), null);
  await reset();
}

export async function trainOnMobyDick(): Promise<void> {
  await pause();
  const mobyDick = await mobyDickText();
  if (!mobyDick) {
    notify({ kind: 'textMissing' });
    return;
  }
  adoptText(mobyDick, null);
  await reset();
}

/** Writes a sample with the model that is shown. */
export async function sampleNow(): Promise<void> {
  const { shown } = trainingState();
  if (shown) await takeSample(shown);
}

export function setTemperature(temperature: number): void {
  updateTraining({ temperature });
}

/** Takes effect at once, also while training runs. */
export async function setPace(stepsPerSecond: number | null): Promise<void> {
  updateTraining({ stepsPerSecond });
  if (trainingState().phase === 'running') await quietly(train);
}

export async function setTargetSteps(targetSteps: number): Promise<void> {
  updateTraining({ targetSteps });
  if (trainingState().phase === 'running') await quietly(train);
  else if (trainingState().phase === 'finished') updateTraining({ phase: 'paused' });
}

/** Puts the run that an earlier visit stored in place of the one that a link has set up. */
export async function takeUpStored(): Promise<void> {
  await prepare();
  await pause();
  run.text = null;
  run.kept = [];
  updateTraining({ phase: 'idle', samples: [], snapshots: [], scrubbedTo: null, trainStep: 0 });
  await prepare();
}
