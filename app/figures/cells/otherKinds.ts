/** Drawings, words and formulas of the kinds of cell besides the LSTM, loaded when one of them is shown. */
import { partSums } from '#figures/cellTerms';
import { loadDrawnCell } from '#figures/drawnCells';
import type { CellName } from '#rnn/cells';
import { cellKindWordsOf } from '../../i18n/cellKindWords.ts';
import type { CellKit } from '../cellKit.ts';
import { DataFormula } from './DataFormula.tsx';
import { peepholeSlots } from './peepholeSlots.ts';
import { normalisedSlots, plainSlots, stateSlots } from './plainSlots.ts';
import { gruSlots } from './gruSlots.ts';

/** Kinds that a lesson derives line by line. */
const slotsOfKind: Readonly<Partial<Record<CellName, CellKit['slots']>>> = {
  rnn: plainSlots,
  rnnLayerNorm: normalisedSlots,
  gru: gruSlots,
  lstmPeephole: peepholeSlots,
};

export async function loadKit(kind: CellName): Promise<CellKit> {
  const drawn = await loadDrawnCell(kind);
  return {
    drawn,
    words: (text) => cellKindWordsOf(text).kinds[kind],
    Formula: DataFormula,
    slots: slotsOfKind[kind] ?? stateSlots,
    sums: (shown, name) => partSums(shown, name, shown.unit),
  };
}
