/** The semantic macros that lesson text and formulas are written in, and the quantity each one stands for. */
import type { QuantityName } from '#rnn/quantities';

export interface StepSymbol {
  readonly quantity: QuantityName;
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

/** Macros with one argument, the gate by its quantity name: `\Wx{forgetGate}`. */
export const gateSymbols = { Wx: 'inputWeights', Wh: 'recurrentWeights', gatebias: 'bias' } as const;

/** Macros without argument: the packed parameters of a layer. */
export const packedSymbols = ['Wih', 'Whh', 'bih', 'bhh'] as const;
