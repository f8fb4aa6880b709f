/** The sentences of the microscope, in the language chosen. */
import { microscope } from './en/microscope.ts';
import type { MicroscopeText } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useMicroscopeText = (): MicroscopeText => inShownNotation(useText().microscope ?? microscope);
