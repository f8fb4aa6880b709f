/** The place that the cell figure shows, whatever kind of cell it is of: what a copied script is to compute. */
import { create } from 'zustand';
import type { CharModel } from '#rnn/model';

export interface CellPlace {
  readonly model: CharModel;
  /** The letters that are read. */
  readonly letters: readonly string[];
  /** Letter of the word, counted from 0. */
  readonly timeStep: number;
  /** Counted from 0. */
  readonly unit: number;
}

/** Null while no such figure shows anything. */
export const useCellPlace = create<{ readonly place: CellPlace | null }>()(() => ({ place: null }));
