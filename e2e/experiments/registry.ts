/** All experiments by name. A new one is a file here and a line below. */
import type { ExperimentName } from '#data/experiments/result';
import { adding } from './adding.ts';
import { copy } from './copy.ts';
import type { Experiment } from './experiment.ts';
import { forecast } from './forecast.ts';
import { pronounce } from './pronounce.ts';
import { text } from './text.ts';

export const experiments: { readonly [Name in ExperimentName]: Experiment<Name> } = {
  forecast,
  copy,
  adding,
  text,
  pronounce,
};
