/** What the kinds of cell besides the LSTM say, in the language chosen. */
import { cellKindWords } from './en/cellKindWords.ts';
import type { Catalogue, CellKindWords } from './en.ts';
import { inShownNotation } from '../state/notation.ts';

/** English comes with those kinds; another language has its own in its catalogue. */
export const cellKindWordsOf = (text: Catalogue): CellKindWords =>
  inShownNotation(text.cellKindWords ?? cellKindWords);
