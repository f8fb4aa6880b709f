/** The sentences of the figure of problem shapes, in the language chosen. */
import type { ProblemsText } from './en.ts';
import { problems } from './en/problems.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useProblemsText = (): ProblemsText => inShownNotation(useText().problems ?? problems);
