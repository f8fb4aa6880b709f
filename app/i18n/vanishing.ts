/** The sentences of the figure of vanishing gradients, in the language chosen. */
import { vanishing } from './en/vanishing.ts';
import type { VanishingText } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useVanishingText = (): VanishingText => inShownNotation(useText().vanishing ?? vanishing);
