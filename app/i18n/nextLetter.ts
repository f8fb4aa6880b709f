/** The sentences of the figure of the next letter, in the language chosen. */
import { nextLetter } from './en/nextLetter.ts';
import type { NextLetterText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useNextLetterText = (): NextLetterText => useText().nextLetter ?? nextLetter;
