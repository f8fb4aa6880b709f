/** Predictions about the errors of the forecast figure, on the series that it shows. */
import type { Check } from '../check.ts';

export const forecastingChecks = {
  /** Who has the smallest typical error ten steps ahead. */
  bestTenAhead: { figure: 'forecast', answer: 'choice', outcomes: ['lastValue', 'linear', 'network'] },
  /** Typical error of the iterated network ten steps ahead, in those of the one that answers ten at once. */
  iteratedAgainstAtOnce: { figure: 'forecast', answer: 'number', least: 0, most: 1000 },
  /** Typical error of the iterated network at each step ahead. */
  iteratedErrorCurve: { figure: 'forecast', answer: 'curve' },
} as const satisfies Record<string, Check>;
