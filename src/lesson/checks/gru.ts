/** Predictions about the GRU in the cell figure. */
import type { Check } from '../check.ts';

export const gruChecks = {
  /** The letters at which the selected unit keeps more than half of its state. */
  gruLettersMostlyKept: { figure: 'cell', answer: 'marks' },
  /** Percent of the selected unit's state after the first letter that the kept shares leave after the last. */
  gruKeptOverWord: { figure: 'cell', answer: 'number', least: 0, most: 100 },
  /** How far the selected unit's state after the word moves with all reset gates at 1. */
  gruWithoutReset: { figure: 'cell', answer: 'choice', outcomes: ['barely', 'clearly', 'sign'] },
} as const satisfies Record<string, Check>;
