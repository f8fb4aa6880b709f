/** The sentences of the shape calculator, in the language chosen. */
import { shapes } from './en/shapes.ts';
import type { ShapesText } from './en.ts';
import { useText } from './languages.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with the figure; another language has its own in its catalogue. */
export const useShapesText = (): ShapesText => inShownNotation(useText().shapes ?? shapes);
