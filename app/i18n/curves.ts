/** The sentences of the curves figure, in the language chosen. */
import { curves } from './en/curves.ts';
import type { CurvesText } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useCurvesText = (): CurvesText => inShownNotation(useText().curves ?? curves);
