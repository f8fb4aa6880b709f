/**
 * Formulas that are shown with live numbers, in the macros of `symbols.ts`. Of each there is a symbolic form and a
 * substituted one, the same line with slots for its numbers.
 */
import type { cells } from '#rnn/cells';
import type { GateName } from './notation.ts';
import { sumSlots, type SlotName } from './symbols.ts';

export interface Formula {
  /** TeX in symbols. */
  readonly symbolic: string;
  /** TeX with `\slot` and `\term` where numbers go. */
  readonly substituted: string;
  /** The numbers the substituted form shows. */
  readonly slots: readonly SlotName[];
}

/** A line of the cell, by the quantity that it computes. */
export type CellFormulaName = (typeof cells.lstm.reading)[number];
/** A line of the language model's derivation. */
export type LanguageFormulaName = 'uniformGuess' | 'crossEntropy' | 'bitsPerChar' | 'perplexity';
export type FormulaName = CellFormulaName | LanguageFormulaName;

/**
 * The cell in the order in which it is explained. Symbols mean whole vectors, numbers one unit.
 * Source: Hochreiter & Schmidhuber 1997; forget gate, Gers, Schmidhuber & Cummins 2000.
 */
const cellFormulas: Readonly<Record<CellFormulaName, Formula>> = {
  forgetGate: gate('forgetGate', String.raw`\forget`, String.raw`\sigma`),
  inputGate: gate('inputGate', String.raw`\inputgate`, String.raw`\sigma`),
  candidate: gate('candidate', String.raw`\candidate`, String.raw`\tanh`),
  cellState: {
    symbolic: String.raw`\cell{t} = \kept{t} + \written{t}`,
    substituted:
      String.raw`\cell{t} = \slot{forgetGate}\times\slot{previousCellState} + \slot{inputGate}\times\slot{candidate} ` +
      String.raw`= \slot{keptMemory}\term{writtenMemory} = \slot{cellState}`,
    slots: [
      'forgetGate',
      'previousCellState',
      'inputGate',
      'candidate',
      'keptMemory',
      'writtenMemory',
      'cellState',
    ],
  },
  outputGate: gate('outputGate', String.raw`\outputgate`, String.raw`\sigma`),
  hiddenState: {
    symbolic: String.raw`\hidden{t} = \outputgate{t}\product\squashed{t}`,
    substituted:
      String.raw`\hidden{t} = \slot{outputGate}\times\tanh(\slot{cellState}) ` +
      String.raw`= \slot{outputGate}\times\slot{squashedCellState} = \slot{hiddenState}`,
    slots: ['outputGate', 'cellState', 'squashedCellState', 'hiddenState'],
  },
};

/** Source: Shannon 1951; in this form Graves 2013, section 3. */
const languageFormulas: Readonly<Record<LanguageFormulaName, Formula>> = {
  uniformGuess: {
    symbolic: String.raw`-\log_2\frac{1}{V} = \log_2 V`,
    substituted: String.raw`\log_2 \count{vocabularySize} = \slot{uniformBits}\ \text{bits}`,
    slots: ['vocabularySize', 'uniformBits'],
  },
  crossEntropy: {
    symbolic: String.raw`L = -\frac{1}{N}\sum_{t} \ln p_t(x_{t+1})`,
    substituted: String.raw`L = \slot{lossNats}\ \text{nats}, \quad e^{-L} = \slot{probability}`,
    slots: ['lossNats', 'probability'],
  },
  bitsPerChar: {
    symbolic: String.raw`\text{bits per character} = \frac{L}{\ln 2}`,
    substituted: String.raw`\slot{lossNats} / 0.693 = \slot{lossBits}`,
    slots: ['lossNats', 'lossBits'],
  },
  perplexity: {
    symbolic: String.raw`\text{perplexity} = e^{L} = 2^{L/\ln 2}`,
    substituted: String.raw`e^{\slot{lossNats}} = 2^{\slot{lossBits}} = \slot{perplexity}`,
    slots: ['lossNats', 'lossBits', 'perplexity'],
  },
};

export const formulas: Readonly<Record<FormulaName, Formula>> = { ...cellFormulas, ...languageFormulas };

export function isFormulaName(name: string): name is FormulaName {
  return Object.hasOwn(formulas, name);
}

/** A squashed sum of what the letter says, what the hidden state says, and a bias. */
function gate(name: GateName, symbol: string, squash: string): Formula {
  return {
    symbolic: String.raw`${symbol}{t} = ${squash}(\Wx{${name}}\,\inp{t} + \Wh{${name}}\,\hidden{t-1} + \gatebias{${name}})`,
    substituted:
      String.raw`${symbol}{t} = ${squash}(\slot{inputSum}\term{recurrentSum}\term{bias}) ` +
      String.raw`= ${squash}(\slot{preActivation}) = \slot{${name}}`,
    slots: [...sumSlots, name],
  };
}

export function isCellFormula(name: FormulaName): name is CellFormulaName {
  return Object.hasOwn(cellFormulas, name);
}
