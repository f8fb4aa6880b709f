/** Predictions about the units over a page of text, and about gates held open. */
import type { Check } from '../check.ts';

export const insideTheGatesChecks = {
  /** The largest |r| of any unit with being inside quotes, against 0.5. */
  quoteUnit: { figure: 'activations', answer: 'choice', outcomes: ['below', 'above'] },
  /** How many units have an |r| of 0.2 or more with being inside quotes. */
  unitsWithTheQuote: { figure: 'activations', answer: 'number', least: 0, most: 4096 },
  /** Which gate, held at 1 in all units and at all steps, gives the highest loss on the word. */
  gateHeldOpen: { figure: 'surgery', answer: 'choice', outcomes: ['inputGate', 'forgetGate', 'outputGate'] },
} as const satisfies Record<string, Check>;
