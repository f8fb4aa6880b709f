/** The sentences of the figure of activations, in the language chosen. */
import { activations } from './en/activations.ts';
import type { ActivationsText } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useActivationsText = (): ActivationsText =>
  inShownNotation(useText().activations ?? activations);
