/** The sentences of the figure of two orders, in the language chosen. */
import type { ShuffledText } from './en.ts';
import { shuffled } from './en/shuffled.ts';
import { useText } from './languages.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useShuffledText = (): ShuffledText => useText().shuffled ?? shuffled;
