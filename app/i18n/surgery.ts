/** The sentences of the figure of surgery, in the language chosen. */
import { surgery } from './en/surgery.ts';
import type { SurgeryText } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useSurgeryText = (): SurgeryText => inShownNotation(useText().surgery ?? surgery);
