/** Predictions about the problem that the figure of sequence shapes shows. */
import type { Check } from '../check.ts';

export const problemShapeChecks = {
  /** The steps with an answer that hangs on the third thing read, or on the last if fewer are read. */
  answersReached: { figure: 'problems', answer: 'marks' },
  /** The language of a name whose last letter is not read, against that of the whole name. */
  oneLetterEarlier: {
    figure: 'problems',
    answer: 'choice',
    outcomes: ['another', 'surer', 'alike', 'less sure'],
  },
  /** How many numbers an encoder hands to its decoder. */
  numbersHandedOver: { figure: 'problems', answer: 'number', least: 0, most: 10_000 },
} as const satisfies Record<string, Check>;
