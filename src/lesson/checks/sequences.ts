/** Predictions about order: what a network with memory and one without make of it. */
import type { Check } from '../check.ts';

export const sequenceChecks = {
  /** The answer without memory to a sequence, against that to the same items shuffled once more. */
  orderWithoutMemory: { figure: 'shuffled', answer: 'choice', outcomes: ['same', 'changed'] },
  /** Units whose last state differs by more than 0.1 between the two orders shown. */
  unitsThatTellOrder: { figure: 'shuffled', answer: 'number', least: 0, most: 64 },
  /** The letters at which the selected unit would differ by more than 0.02 if the first letter were another. */
  lettersThatFeelTheFirst: { figure: 'cell', answer: 'marks' },
} as const satisfies Record<string, Check>;
