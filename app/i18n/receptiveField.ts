/** The sentences of the figure of receptive fields, in the language chosen. */
import { receptiveField } from './en/receptiveField.ts';
import type { ReceptiveFieldText } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useReceptiveFieldText = (): ReceptiveFieldText =>
  inShownNotation(useText().receptiveField ?? receptiveField);
