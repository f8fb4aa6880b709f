/** What a learner reads where a figure lets the model be chosen, in English. */
import type { ModelSource } from '../../state/modelChoice.ts';
import { cellKinds } from './cellKinds.ts';

const sources: Readonly<Record<ModelSource, string>> = {
  trained: 'Trained here before',
  fresh: 'Random weights',
  run: 'My training run',
};

export const model = {
  source: 'Model',
  sources,
  kind: 'Cell',
  kinds: cellKinds,
  units: 'Units',
  seed: 'Weights from seed',
  seedText: (seed: number) => `${seed}`,
  scale: 'Weights times',
  scaleText: (scale: number) => `${scale}`,
  missing:
    'The trained model could not be loaded, so this is one with random weights. It works all the same; reload the page to try again.',
  damaged: (detail: string) =>
    `The file of the trained model is damaged (${detail}), so this is one with random weights.`,
  noRun: 'You have not trained a model on this device yet, so this is the one that comes with the page.',
  train: 'Train one in lesson 9',
};
