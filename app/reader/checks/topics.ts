/** The checks of each topic, fetched when a learner first commits to one: nobody reads with them. */
import type { CheckOf, CheckTopic } from '#lesson/checks';
import type { AskedCheck, TopicChecks } from './check.ts';

const topics: {
  readonly [Topic in CheckTopic]: () => Promise<{ readonly default: TopicChecks<CheckOf<Topic>> }>;
} = {
  sequences: () => import('./sequenceChecks.ts'),
  recurrentNeuron: () => import('./recurrentNeuronChecks.ts'),
  problemShapes: () => import('./problemShapeChecks.ts'),
  cell: () => import('./cellChecks.ts'),
  gru: () => import('./gruChecks.ts'),
  insideTheGates: () => import('./insideTheGatesChecks.ts'),
  training: () => import('./trainingChecks.ts'),
  forecasting: () => import('./forecastingChecks.ts'),
  throughTime: () => import('./throughTimeChecks.ts'),
  vanishing: () => import('./vanishingChecks.ts'),
  stableTraining: () => import('./stableTrainingChecks.ts'),
  convolutions: () => import('./convolutionChecks.ts'),
  whichOne: () => import('./whichOneChecks.ts'),
};

/** @throws RangeError for a name that the topic does not have, which the lesson's parser would have refused */
export async function loadCheck(topic: CheckTopic, name: string): Promise<AskedCheck> {
  const checks: Readonly<Record<string, AskedCheck>> = (await topics[topic]()).default;
  const check = checks[name];
  if (!check) throw new RangeError(`there is no check named ${name}`);
  return check;
}
