/** What the variables of a listing are called: the letters of the notation, as far as a program can write them. */
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import type { NotationName } from '../notation.ts';

/** Quantities that are variables of some listing. */
export type CodeQuantity = Extract<
  QuantityName,
  | ActivationName
  | 'input'
  | 'previousHiddenState'
  | 'previousCellState'
  | 'weightedSum'
  | 'normalisedSum'
  | 'normalisedCellState'
  | 'recurrentCandidate'
  | 'resetHiddenState'
>;

/** The packed parameters of a layer. */
export type CodeWeight = 'weight_ih' | 'weight_hh' | 'bias_ih' | 'bias_hh';

export interface CodeNames {
  readonly quantities: Readonly<Record<CodeQuantity, string>>;
  readonly weights: Readonly<Record<CodeWeight, string>>;
  /** `keeps`: h = (1 − z) n + z h₋₁. `writes`: h = (1 − z) h₋₁ + z n, and z is one less the other. */
  readonly update: 'keeps' | 'writes';
}

const common = {
  input: 'x',
  inputGate: 'i',
  forgetGate: 'f',
  outputGate: 'o',
  resetGate: 'r',
  updateGate: 'z',
  cellState: 'c',
  previousCellState: 'c_prev',
  hiddenState: 'h',
  previousHiddenState: 'h_prev',
  weightedSum: 'a',
  normalisedSum: 'y',
  normalisedCellState: 'y_c',
  recurrentCandidate: 'u',
  resetHiddenState: 'r_h',
} as const satisfies Omit<CodeNames['quantities'], 'candidate'>;

const weights = { weight_ih: 'W_ih', weight_hh: 'W_hh', bias_ih: 'b_ih', bias_hh: 'b_hh' } as const;

/** @param cell  books that have letters of their own for the candidate of a GRU use those */
export function codeNames(notation: NotationName, cell: CellName): CodeNames {
  const letters: Readonly<Partial<Record<ActivationName, string>>> = cells[cell].letters;
  switch (notation) {
    case 'pytorch':
      return { quantities: { ...common, candidate: letters.candidate ?? 'g' }, weights, update: 'keeps' };
    default:
      return notation satisfies never;
  }
}
