/** Predictions about the plain network whose gradients vanish or explode, with the seed and the sizes of the figure. */
import type { Check } from '../check.ts';

export const vanishingChecks = {
  /** What is left at the far end with an orthogonal matrix of radius 1 and tanh. */
  orthogonalAtOne: { figure: 'vanishing', answer: 'choice', outcomes: ['vanishes', 'holds', 'explodes'] },
  /** The distance at which less than 1% is left, with a spectral radius of one half. */
  stepsAtHalf: { figure: 'vanishing', answer: 'number', least: 1, most: 200 },
  /** The gradient's length against the distance, with a random matrix of radius 1.5 and tanh. */
  beyondOne: { figure: 'vanishing', answer: 'curve' },
} as const satisfies Record<string, Check>;
