/** Predictions about a training run that is scrubbed along its updates and along a passage. */
import type { Check } from '../check.ts';

export const stableTrainingChecks = {
  /** Which parameter has the largest gradient norm at the first moment that is shown. */
  steepestAtFirst: {
    figure: 'trainingHistory',
    answer: 'choice',
    outcomes: ['input', 'recurrent', 'withinCell', 'outputWeights', 'outputBias'],
  },
  /** The norm of the whole gradient at every moment that is shown, on a log scale. */
  normAlongTraining: { figure: 'trainingHistory', answer: 'curve' },
  /** The letters whose losses alone have the longest gradients, at the moment shown. */
  longestLetterGradients: { figure: 'trainingHistory', answer: 'marks' },
} as const satisfies Record<string, Check>;
