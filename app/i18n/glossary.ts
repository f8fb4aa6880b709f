/** The sentences of the glossary, in the language chosen. */
import { glossary } from './en/glossary.ts';
import type { GlossaryText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the page or panel; another language has its own in its catalogue. */
export const useGlossaryText = (): GlossaryText => useText().glossary ?? glossary;
