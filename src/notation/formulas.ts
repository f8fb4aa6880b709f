/**
 * The formulas of a cell in the order in which it is explained, in the macros of `symbols.ts`. Symbols mean whole
 * vectors; the substituted form is the same line for one unit, with slots for its numbers.
 * Source: Hochreiter & Schmidhuber 1997; forget gate, Gers, Schmidhuber & Cummins 2000.
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

export type FormulaName = (typeof cells.lstm.reading)[number];

export const formulas: Readonly<Record<FormulaName, Formula>> = {
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
