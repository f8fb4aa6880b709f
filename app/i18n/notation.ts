/** The sentences of the choice of notation, in the language chosen. */
import { notation } from './en/notation.ts';
import type { NotationText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the panel; another language has its own in its catalogue. */
export const useNotationText = (): NotationText => useText().notation ?? notation;
