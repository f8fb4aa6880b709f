/** Words and formulas of the kinds of cell besides the LSTM, loaded when one of them is shown. */
import type { CellName } from '#rnn/cells';
import { cellKindWordsOf } from '../../i18n/cellKindWords.ts';
import type { Catalogue } from '../../i18n/en.ts';
import type { CellWords } from '../cellWords.ts';

export { DataFormula } from './DataFormula.tsx';

export const wordsOf = (kind: CellName, text: Catalogue): CellWords => cellKindWordsOf(text).kinds[kind];
