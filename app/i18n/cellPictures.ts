/** The sentences of the further views of a cell, in the language chosen. */
import { cellPictures } from './en/cellPictures.ts';
import type { Catalogue, CellPicturesText } from './en.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with those views; another language has its own in its catalogue. */
export const cellPicturesOf = (text: Catalogue): CellPicturesText =>
  inShownNotation(text.cellPictures ?? cellPictures);
