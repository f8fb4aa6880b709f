/** The sentences of the progress, in the language chosen. */
import { progress } from './en/progress.ts';
import type { ProgressText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the page or panel; another language has its own in its catalogue. */
export const useProgressText = (): ProgressText => useText().progress ?? progress;
