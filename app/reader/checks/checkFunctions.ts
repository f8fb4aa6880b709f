/** Every check of the lessons' vocabulary, with what decides it. */
import type { CheckName } from '#lesson/vocabulary';
import { farthestFromZero, gateAtRepeatedLetter, memoryIfNothingForgotten } from './cellChecks.ts';
import { steeperStretch, surpriseWithinWords, untrainedLoss } from './trainingChecks.ts';
import type { CheckFunction } from './verdict.ts';

export const checkFunctions: { readonly [Name in CheckName]: CheckFunction<Name> } = {
  gateAtRepeatedLetter,
  memoryIfNothingForgotten,
  farthestFromZero,
  untrainedLoss,
  steeperStretch,
  surpriseWithinWords,
};
