/** The sentences about a link that could not be read whole, in the language chosen. */
import { damagedLink } from './en/damagedLink.ts';
import type { DamagedLinkText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the notice; another language has its own in its catalogue. */
export const useDamagedLinkText = (): DamagedLinkText => useText().damagedLink ?? damagedLink;
