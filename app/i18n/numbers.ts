/** What the numbers in formulas are called, in the language chosen. */
import { numbers } from './en/numbers.ts';
import type { NumberWords } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with derivations; another language has its own in its catalogue. */
export const useNumberWords = (): NumberWords => inShownNotation(useText().numbers ?? numbers);
