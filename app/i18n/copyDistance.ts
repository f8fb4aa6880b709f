/** The sentences of the figure of the recorded copy task, in the language chosen. */
import { copyDistance } from './en/copyDistance.ts';
import type { CopyDistanceText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useCopyDistanceText = (): CopyDistanceText => useText().copyDistance ?? copyDistance;
