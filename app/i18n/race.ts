/** The sentences of the fair race, in the language chosen. */
import { race } from './en/race.ts';
import type { RaceText } from './en.ts';
import { useText } from './languages.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useRaceText = (): RaceText => useText().race ?? race;
