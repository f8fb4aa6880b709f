/** Every prediction that the page can grade, by topic: the page loads a topic's functions when one of it is asked. */
import type { Check } from './check.ts';
import { cellChecks } from './checks/cell.ts';
import { forecastingChecks } from './checks/forecasting.ts';
import { problemShapeChecks } from './checks/problemShapes.ts';
import { gruChecks } from './checks/gru.ts';
import { convolutionChecks } from './checks/convolutions.ts';
import { insideTheGatesChecks } from './checks/insideTheGates.ts';
import { recurrentNeuronChecks } from './checks/recurrentNeuron.ts';
import { sequenceChecks } from './checks/sequences.ts';
import { throughTimeChecks } from './checks/throughTime.ts';
import { stableTrainingChecks } from './checks/stableTraining.ts';
import { trainingChecks } from './checks/training.ts';
import { vanishingChecks } from './checks/vanishing.ts';
import { whichOneChecks } from './checks/whichOne.ts';

export const checkTopics = {
  sequences: sequenceChecks,
  recurrentNeuron: recurrentNeuronChecks,
  problemShapes: problemShapeChecks,
  cell: cellChecks,
  gru: gruChecks,
  training: trainingChecks,
  forecasting: forecastingChecks,
  throughTime: throughTimeChecks,
  vanishing: vanishingChecks,
  stableTraining: stableTrainingChecks,
  convolutions: convolutionChecks,
  whichOne: whichOneChecks,
  insideTheGates: insideTheGatesChecks,
} as const satisfies Record<string, Readonly<Record<string, Check>>>;

export type CheckTopic = keyof typeof checkTopics;
/** The checks of a topic. */
export type CheckOf<Topic extends CheckTopic> = string & keyof (typeof checkTopics)[Topic];

/** A check with its topic, by name. */
export const checks: ReadonlyMap<string, Check & { readonly topic: CheckTopic }> = new Map(
  Object.entries(checkTopics).flatMap(([topic, ofTopic]) =>
    // Object.entries forgets the names.
    Object.entries<Check>(ofTopic).map(([name, check]) => [name, { ...check, topic: topic as CheckTopic }]),
  ),
);
