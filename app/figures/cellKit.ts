/** What the page needs to show a kind of cell: its drawing, its words and its formulas. The LSTM's is there at once. */
import type { ComponentType } from 'react';
import lstm from '#figures/cells/lstm';
import type { DrawnCell } from '#figures/cellLayout';
import type { PartSums } from '#figures/cellTerms';
import type { FormulaSlots } from '#notation/slots';
import type { CellName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import type { Catalogue } from '../i18n/en.ts';
import type { ShownSlots } from '../state/shownValues.ts';
import { CellFormula } from './CellFormula.tsx';
import { lstmSums } from './lstmSums.ts';
import type { ShownCell } from './cellPicture.ts';
import type { CellWords } from './cellWords.ts';
import { useLoaded } from './useLoaded.ts';

/** The numbers of the unit for every quantity that the cell computes. */
export type ComputedSlots = Readonly<Partial<Record<QuantityName, FormulaSlots>>>;

export interface CellKit {
  readonly drawn: DrawnCell;
  readonly words: (text: Catalogue) => CellWords;
  readonly Formula: ComponentType<{ readonly shown: ShownCell }>;
  /** Of a quantity that is a sum over weights: what each side adds to it, for the unit shown; null of any other. */
  readonly sums: (shown: ShownCell, name: QuantityName) => PartSums | null;
  /** The numbers for the lessons' formulas of this kind. */
  readonly slots: (shown: ShownCell, computed: ComputedSlots) => ShownSlots;
}

const kits = new Map<CellName, CellKit>([
  // The LSTM's formulas are named after what they compute.
  [
    'lstm',
    {
      drawn: lstm,
      words: ({ cell }) => cell.lstm,
      Formula: CellFormula,
      sums: lstmSums,
      slots: (_shown, computed) => computed,
    },
  ],
]);

const load = async (kind: CellName) => (await import('./cells/otherKinds.ts')).loadKit(kind);

/** Null while it is on its way. */
export const useCellKit = (kind: CellName): CellKit | null => useLoaded(kind, kits, load);
