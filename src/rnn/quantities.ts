/**
 * The one vocabulary of quantities: what a word in a sentence, a symbol in a formula, a wire of a diagram and a
 * row of a heatmap can refer to. Pointing at one lights up all elements that carry its name. Names for learners
 * live in the app's catalogue; how a symbol is set in TeX lives in `notation`.
 */
import type { LstmActivationName } from './cells.ts';

/** How the values of a quantity are coloured: gates on a scale from 0 to 1, the rest on one centred at zero. */
export type ValueScale = 'gate' | 'signed';

/** The colour a quantity has everywhere; `--q-<colour>` in the style sheet. */
export type QuantityColour = 'input' | 'hidden' | 'cell' | 'forget' | 'write' | 'candidate' | 'output';

export interface Quantity {
  /** Letter shown where TeX cannot be, such as in a heatmap's margin. */
  readonly letter: string;
  readonly colour: QuantityColour;
  readonly scale: ValueScale;
}

export const quantities = {
  input: { letter: 'x', colour: 'input', scale: 'signed' },
  previousHiddenState: { letter: 'h₋₁', colour: 'hidden', scale: 'signed' },
  previousCellState: { letter: 'c₋₁', colour: 'cell', scale: 'signed' },
  inputGate: { letter: 'i', colour: 'write', scale: 'gate' },
  forgetGate: { letter: 'f', colour: 'forget', scale: 'gate' },
  candidate: { letter: 'g', colour: 'candidate', scale: 'signed' },
  outputGate: { letter: 'o', colour: 'output', scale: 'gate' },
  /**
   * A GRU's gates have the colours of the LSTM's gates that do their work: `z` says what is kept, as `f` does, and `r`
   * what is shown of the state, as `o` does. No cell has both of a pair.
   */
  resetGate: { letter: 'r', colour: 'output', scale: 'gate' },
  updateGate: { letter: 'z', colour: 'forget', scale: 'gate' },
  /** `f · c₋₁`: what the forget gate leaves of the previous cell state. */
  keptMemory: { letter: 'f·c₋₁', colour: 'forget', scale: 'signed' },
  /** `i · g`: what the input gate lets be written. */
  writtenMemory: { letter: 'i·g', colour: 'write', scale: 'signed' },
  cellState: { letter: 'c', colour: 'cell', scale: 'signed' },
  /** `tanh(c)`: the cell state squashed before the output gate. */
  squashedCellState: { letter: 'tanh c', colour: 'cell', scale: 'signed' },
  /** `LN(c)`: the cell state normalised over the units, before its tanh. */
  normalisedCellState: { letter: 'LN c', colour: 'cell', scale: 'signed' },
  hiddenState: { letter: 'h', colour: 'hidden', scale: 'signed' },
  /** `a = W x + b + U h₋₁ + b'`, where a cell has only one such sum. */
  weightedSum: { letter: 'a', colour: 'candidate', scale: 'signed' },
  /** `LN(a)`: that sum normalised over the units. */
  normalisedSum: { letter: 'LN a', colour: 'candidate', scale: 'signed' },
  /** `r · h₋₁`: what the reset gate leaves of the previous hidden state. */
  resetHiddenState: { letter: 'r·h₋₁', colour: 'output', scale: 'signed' },
  /** `u = U h₋₁ + b'`: what the previous hidden state adds to a candidate, before the reset gate. */
  recurrentCandidate: { letter: 'u', colour: 'candidate', scale: 'signed' },
  /** `r · u`: what the reset gate leaves of that. */
  resetCandidate: { letter: 'r·u', colour: 'output', scale: 'signed' },
  /** `1 − z`: the share of the candidate that is written. */
  writtenShare: { letter: '1−z', colour: 'write', scale: 'gate' },
  /** `z · h₋₁`: what the update gate keeps of the previous hidden state. */
  keptState: { letter: 'z·h₋₁', colour: 'forget', scale: 'signed' },
  /** `(1 − z) · n`: what of the candidate is written. */
  writtenState: { letter: '(1−z)·n', colour: 'write', scale: 'signed' },
} as const satisfies Record<string, Quantity>;

export type QuantityName = keyof typeof quantities;
/** Those of the LSTM's cell. */
export type LstmQuantityName =
  | LstmActivationName
  | 'input'
  | 'previousHiddenState'
  | 'previousCellState'
  | 'keptMemory'
  | 'writtenMemory'
  | 'squashedCellState';

export function isQuantityName(name: string): name is QuantityName {
  return Object.hasOwn(quantities, name);
}
