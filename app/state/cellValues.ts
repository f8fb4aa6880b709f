/**
 * What the cell figure shows at this moment, for all else on the page that speaks of it: derivations, predictions.
 * The figure sets it whenever its word, place, unit or model changes, and puts it back to null when it leaves.
 */
import { create } from 'zustand';
import type { CellFormulaName } from '#notation/formulas';
import type { FormulaSlots } from '#notation/symbols';
import type { TextReading } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';

export interface CellValues {
  readonly model: CharModel;
  /** The word being read; `reading` is of this word. */
  readonly word: string;
  readonly reading: TextReading;
  /** Letter of the word, counted from 0. */
  readonly timeStep: number;
  /** Counted from 0. */
  readonly unit: number;
  /** The numbers of this unit at this letter, for each formula. */
  readonly slots: Readonly<Record<CellFormulaName, FormulaSlots>>;
}

export const useCellValues = create<{ readonly shown: CellValues | null }>(() => ({ shown: null }));
