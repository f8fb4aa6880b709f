import type { FigureName } from './vocabulary.ts';

/** How a learner commits to what will turn out. */
export type Asked =
  /** One of the outcomes; the lesson words one choice for each. */
  | { readonly answer: 'choice'; readonly outcomes: readonly string[] }
  /** A number within bounds. */
  | { readonly answer: 'number'; readonly least: number; readonly most: number }
  /** Some of the places that the figure shows: letters, steps, units. */
  | { readonly answer: 'marks' }
  /** A curve, drawn by hand over places that the figure gives. */
  | { readonly answer: 'curve' };

/** A prediction that the page can grade: always by a computation on the learner's own model, never by the text. */
export type Check = Asked & {
  /** The figure whose model decides; a lesson without it cannot use this check. */
  readonly figure: FigureName;
};
