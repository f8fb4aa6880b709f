/** The semantic macros that lesson text and formulas are written in, and the quantity each one stands for. */
import type { QuantityName } from '#rnn/quantities';
import type { RowsName, StepLetter } from './notation.ts';

export interface StepSymbol {
  readonly quantity: QuantityName;
  /** Where the letter is not that of the quantity: a GRU's candidate has another than an LSTM's. */
  readonly letter?: StepLetter;
  /** What the macro means when its argument is `t-1`, where that is a quantity of its own. */
  readonly previous?: QuantityName;
}

/** Macros with one argument, the time step: `\hidden{t}`, `\cell{t-1}`; `\cell{}` is the letter alone. */
export const stepSymbols = {
  inp: { quantity: 'input' },
  hidden: { quantity: 'hiddenState', previous: 'previousHiddenState' },
  cell: { quantity: 'cellState', previous: 'previousCellState' },
  inputgate: { quantity: 'inputGate' },
  forget: { quantity: 'forgetGate' },
  candidate: { quantity: 'candidate' },
  newstate: { quantity: 'candidate', letter: 'newState' },
  outputgate: { quantity: 'outputGate' },
  reset: { quantity: 'resetGate' },
  update: { quantity: 'updateGate' },
  kept: { quantity: 'keptMemory' },
  written: { quantity: 'writtenMemory' },
  squashed: { quantity: 'squashedCellState' },
  normalisedcell: { quantity: 'normalisedCellState' },
  weightedsum: { quantity: 'weightedSum' },
  normalisedsum: { quantity: 'normalisedSum' },
  resethidden: { quantity: 'resetHiddenState' },
  recurrentcandidate: { quantity: 'recurrentCandidate' },
  resetcandidate: { quantity: 'resetCandidate' },
  writtenshare: { quantity: 'writtenShare' },
  keptstate: { quantity: 'keptState' },
  writtenstate: { quantity: 'writtenState' },
} as const satisfies Record<string, StepSymbol>;

/** Macros with one argument, the step, for a letter that is no quantity of a cell: what the output layer says. */
export const bareSymbols = { logits: 'logits' } as const satisfies Record<string, StepLetter>;

/**
 * Macros with one argument, the gate by its quantity name (`newState`: the candidate of a GRU; `hiddenState`: the plain
 * network): `\Wx{forgetGate}`. `\gatesum{forgetGate}` is the whole sum at step `t` as the book writes it,
 * `\inputsum` and `\statesum` are its halves, each with a bias of its own.
 */
export const gateSymbols = {
  Wx: 'input',
  Wh: 'recurrent',
  gatebias: 'bias',
  inputbias: 'inputBias',
  statebias: 'recurrentBias',
} as const satisfies Record<string, RowsName>;

export const gateSums = {
  gatesum: ['input', 'state'],
  inputsum: ['input'],
  statesum: ['state'],
} as const;

/** Macros without argument: the packed parameters of a layer. */
export const packedSymbols = {
  Wih: 'input',
  Whh: 'recurrent',
  bih: 'inputBias',
  bhh: 'recurrentBias',
} as const satisfies Record<string, RowsName>;

/** Macros without argument: the layer that reads the hidden state. */
export const outputSymbols = { Wout: 'weights', bout: 'bias' } as const;
