/** Samples that the model writes while it learns. */
import { sharedInspector } from './workers.ts';
import { trainingState, updateTraining } from './training.ts';
import type { Sample, TrainingState } from './trainingTypes.ts';

const sampleLength = 160;
/** The first sample and the newest ones are kept. */
const samplesLimit = 24;

let writing = false;

/** The step from which the next sample is worth reading: early steps change more than late ones. */
function dueAt(samples: readonly Sample[]): number {
  const newest = samples.at(-1)?.trainStep;
  return newest === undefined ? 0 : Math.max(newest + 10, Math.round(newest * 1.2));
}

/** Writes a sample when training has come far enough since the last; never two at once. */
export function sampleWhenDue(newest: NonNullable<TrainingState['shown']>, firstStep: number): void {
  const { samples } = trainingState();
  if (writing || (samples.length > 0 && newest.trainStep < dueAt(samples))) return;
  if (samples.length === 0 && newest.trainStep !== firstStep) return;
  void takeSample(newest);
}

/** Lets the model write, in float64, seeded by the run's seed, the step and how often it was asked there. */
export async function takeSample({ trainStep, model }: NonNullable<TrainingState['shown']>): Promise<void> {
  const { temperature, settings, samples } = trainingState();
  const prompt = model.spec.vocabulary.includes(' ') ? ' ' : model.spec.vocabulary[0];
  writing = true;
  try {
    const takes = samples.filter((sample) => sample.trainStep === trainStep).length;
    const seed = settings.seed + 1_000_003 * trainStep + takes;
    const { text } = await sharedInspector().call('generate', {
      model,
      prompt,
      length: sampleLength,
      temperature,
      seed,
    });
    // Written by a model that is gone: the run began anew, or went back behind it.
    if (trainingState().spec !== model.spec || trainStep > trainingState().trainStep) return;
    const all = [...trainingState().samples, { trainStep, prompt, text, temperature }];
    all.sort((a, b) => a.trainStep - b.trainStep);
    if (all.length > samplesLimit) all.splice(1, 1);
    updateTraining({ samples: all });
  } catch {
    // The inspector died; the next sample that is due is written by its successor.
  } finally {
    writing = false;
  }
}
