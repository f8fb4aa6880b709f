/** Predictions about the word that the cell figure reads. */
import type { Check } from '../check.ts';

export const cellChecks = {
  /** The selected unit's forget gate where a letter of the word comes again, against where it came first. */
  gateAtRepeatedLetter: { figure: 'cell', answer: 'choice', outcomes: ['lower', 'same', 'higher'] },
  /** The magnitude of the selected unit's cell state after the word, were its forget gate held at 1. */
  memoryIfNothingForgotten: { figure: 'cell', answer: 'choice', outcomes: ['smaller', 'same', 'larger'] },
  /** Which state has the value farthest from zero, over all units and letters of the word. */
  farthestFromZero: { figure: 'cell', answer: 'choice', outcomes: ['cellState', 'hiddenState'] },
} as const satisfies Record<string, Check>;
