/** The lines of the plain LSTM. */
import type { cells } from '#rnn/cells';
import type { Formula } from '../formula.ts';

/** By the quantity that the line computes. */
export type LstmFormulaName = (typeof cells.lstm.reading)[number];

/**
 * The cell in the order in which it is explained. Symbols mean whole vectors, numbers one unit.
 * Source: Hochreiter & Schmidhuber 1997; forget gate, Gers, Schmidhuber & Cummins 2000.
 */
export const lstmFormulas: Readonly<Record<LstmFormulaName, Formula>> = {
  forgetGate: gate('forgetGate', String.raw`\forget`, String.raw`\sigma`),
  inputGate: gate('inputGate', String.raw`\inputgate`, String.raw`\sigma`),
  candidate: gate('candidate', String.raw`\candidate`, String.raw`\tanh`),
  cellState: {
    quantity: 'cellState',
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
    quantity: 'hiddenState',
    symbolic: String.raw`\hidden{t} = \outputgate{t}\product\squashed{t}`,
    substituted:
      String.raw`\hidden{t} = \slot{outputGate}\times\tanh(\slot{cellState}) ` +
      String.raw`= \slot{outputGate}\times\slot{squashedCellState} = \slot{hiddenState}`,
    slots: ['outputGate', 'cellState', 'squashedCellState', 'hiddenState'],
  },
};

/** A squashed sum of what the letter says, what the hidden state says, and a bias. */
function gate(name: (typeof cells.lstm.gates)[number], symbol: string, squash: string): Formula {
  return {
    symbolic: String.raw`${symbol}{t} = ${squash}(\gatesum{${name}})`,
    substituted:
      String.raw`${symbol}{t} = ${squash}(\slot{inputSum}\term{recurrentSum}\term{bias}) ` +
      String.raw`= ${squash}(\slot{preActivation}) = \slot{${name}}`,
    slots: ['inputSum', 'recurrentSum', 'bias', 'preActivation', name],
    quantity: name,
  };
}
