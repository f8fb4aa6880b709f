/** The sentences of code listings, in the language chosen. */
import { code } from './en/code.ts';
import type { CodeText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the listing; another language has its own in its catalogue. */
export const useCodeText = (): CodeText => useText().code ?? code;
