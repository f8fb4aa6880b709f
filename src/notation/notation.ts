/**
 * How a book writes the quantities: one entry per notation, data only. A notation changes what is shown and never
 * what is computed.
 */
import { cells, type LstmActivationName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';

export type GateName = (typeof cells.lstm.gates)[number];

export interface Notation {
  /** TeX of every quantity; `#t` stands for its time step. Composites may use the macros of `macros.ts`. */
  readonly quantities: Readonly<Record<QuantityName, string>>;
  /** TeX of the rows of a gate; `#g` stands for the gate's letter. */
  readonly inputWeights: string;
  readonly recurrentWeights: string;
  readonly bias: string;
  /** The whole packed matrices and biases. */
  readonly packed: Readonly<Record<'Wih' | 'Whh' | 'bih' | 'bhh', string>>;
  readonly gateLetters: Readonly<Record<GateName, string>>;
  /** The product unit by unit. */
  readonly product: string;
}

const letters: Readonly<Record<LstmActivationName, string>> = cells.lstm.letters;

export const notations = {
  /** The names of PyTorch's parameters; `W_ih^f` is the block of `weight_ih` that feeds the forget gate. */
  pytorch: {
    quantities: {
      input: 'x_{#t}',
      previousHiddenState: `${letters.hiddenState}_{#t}`,
      previousCellState: `${letters.cellState}_{#t}`,
      inputGate: `${letters.inputGate}_{#t}`,
      forgetGate: `${letters.forgetGate}_{#t}`,
      candidate: `${letters.candidate}_{#t}`,
      outputGate: `${letters.outputGate}_{#t}`,
      resetGate: `${cells.gru.letters.resetGate}_{#t}`,
      updateGate: `${cells.gru.letters.updateGate}_{#t}`,
      keptMemory: String.raw`\forget{#t}\product\cell{#t-1}`,
      writtenMemory: String.raw`\inputgate{#t}\product\candidate{#t}`,
      cellState: `${letters.cellState}_{#t}`,
      squashedCellState: String.raw`\tanh(\cell{#t})`,
      normalisedCellState: String.raw`\operatorname{LN}(\cell{#t})`,
      hiddenState: `${letters.hiddenState}_{#t}`,
      weightedSum: 'a_{#t}',
      normalisedSum: String.raw`\operatorname{LN}(\weightedsum{#t})`,
      resetHiddenState: String.raw`\reset{#t}\product\hidden{#t-1}`,
      recurrentCandidate: 'u_{#t}',
      resetCandidate: String.raw`\reset{#t}\product\recurrentcandidate{#t}`,
      writtenShare: String.raw`(1-\update{#t})`,
      keptState: String.raw`\update{#t}\product\hidden{#t-1}`,
      writtenState: String.raw`\writtenshare{#t}\product ${cells.gru.letters.candidate}_{#t}`,
    },
    inputWeights: 'W_{ih}^{#g}',
    recurrentWeights: 'W_{hh}^{#g}',
    bias: 'b^{#g}',
    packed: { Wih: 'W_{ih}', Whh: 'W_{hh}', bih: 'b_{ih}', bhh: 'b_{hh}' },
    gateLetters: {
      inputGate: letters.inputGate,
      forgetGate: letters.forgetGate,
      candidate: letters.candidate,
      outputGate: letters.outputGate,
    },
    product: String.raw`\odot`,
  },
} as const satisfies Record<string, Notation>;

export type NotationName = keyof typeof notations;
