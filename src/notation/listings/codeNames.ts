/** What the variables of a listing are called: the letters of the notation, as far as a program can write them. */
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import type { NotationChoice } from '../notation.ts';

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
  /** `rows`: an example is a row, and the matrices lie on their side, where code is free to choose. */
  readonly order: 'columns' | 'rows';
  /** `keep`: h = (1 − z) n + z h₋₁. `write`: h = (1 − z) h₋₁ + z n, and z is one less the other. */
  readonly update: NotationChoice['update'];
}

interface Family {
  readonly hidden: string;
  readonly input: string;
  /** Of an LSTM, and of a GRU. */
  readonly candidates: readonly [lstm: string, gru: string];
  /** Input and recurrent weights, and what meets each. */
  readonly weights: readonly [weightIh: string, weightHh: string, biasIh: string, biasHh: string];
}

const families: Readonly<Record<NotationChoice['family'], Family>> = {
  pytorch: {
    hidden: 'h',
    input: 'x',
    candidates: [cells.lstm.letters.candidate, cells.gru.letters.candidate],
    weights: ['W_ih', 'W_hh', 'b_ih', 'b_hh'],
  },
  states: { hidden: 's', input: 'x', candidates: ['g', 'h'], weights: ['U', 'W', 'b_U', 'b_W'] },
  hidden: {
    hidden: 'h',
    input: 'x',
    candidates: ['g', 'h_tilde'],
    weights: ['W_xh', 'W_hh', 'b_xh', 'b_hh'],
  },
  rows: { hidden: 'Y', input: 'X', candidates: ['g', 'g'], weights: ['W_x', 'W_y', 'b_x', 'b_y'] },
  concatenated: {
    hidden: 'h',
    input: 'x',
    candidates: ['c_tilde', 'h_tilde'],
    weights: ['W_x', 'W_h', 'b_x', 'b_h'],
  },
};

/** @param cell  the candidate of a GRU has a letter of its own */
export function codeNames({ family, update }: NotationChoice, cell: CellName): CodeNames {
  const { hidden, input, candidates, weights } = families[family];
  const [weight_ih, weight_hh, bias_ih, bias_hh] = weights;
  return {
    quantities: {
      input,
      inputGate: 'i',
      forgetGate: 'f',
      candidate: candidates[cells[cell].family === 'gru' ? 1 : 0],
      outputGate: 'o',
      resetGate: 'r',
      updateGate: 'z',
      cellState: 'c',
      previousCellState: 'c_prev',
      hiddenState: hidden,
      previousHiddenState: `${hidden}_prev`,
      weightedSum: 'a',
      normalisedSum: 'y',
      normalisedCellState: 'y_c',
      recurrentCandidate: 'u',
      resetHiddenState: `r_${hidden}`,
    },
    weights: { weight_ih, weight_hh, bias_ih, bias_hh },
    order: family === 'rows' ? 'rows' : 'columns',
    update,
  };
}
