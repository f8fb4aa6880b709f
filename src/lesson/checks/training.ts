/** Predictions about the learner's own training run. */
import type { Check } from '../check.ts';

export const trainingChecks = {
  /** The loss before the first step against an even guess over all letters. */
  untrainedLoss: { figure: 'training', answer: 'choice', outcomes: ['far below', 'near', 'far above'] },
  /** In which of two equally long stretches of training the loss fell more: steps 0–100 or 100–200. */
  steeperStretch: { figure: 'training', answer: 'choice', outcomes: ['first', 'second', 'alike'] },
  /** Which letters surprise the model more, on average: the first of each word, or those within words. */
  surpriseWithinWords: {
    figure: 'training',
    answer: 'choice',
    outcomes: ['first letters', 'alike', 'later letters'],
  },
} as const satisfies Record<string, Check>;
