/** Predictions about the backward pass over the word under the microscope. */
import type { Check } from '../check.ts';

export const throughTimeChecks = {
  /** The size of the derivative by the chosen recurrent weight, were a wall put in the middle of the word. */
  weightBehindWall: { figure: 'microscope', answer: 'choice', outcomes: ['smaller', 'same', 'larger'] },
  /** Per cent of the gradient's length at the last step that is left at the first, where the last prediction counts alone. */
  gradientLeftAtStart: { figure: 'microscope', answer: 'number', least: 0, most: 10_000 },
  /** The steps whose term in the gradient by all recurrent weights is at least a tenth of the largest. */
  stepsThatTeach: { figure: 'microscope', answer: 'marks' },
} as const satisfies Record<string, Check>;
