/**
 * The LSTM as data: what every quantity is computed from, by which operation, and in which step of the reading it
 * appears. The diagram, the captions and the screen reader's words read this; nothing here has a place on a page.
 */
import { cells, type LstmActivationName } from '#rnn/cells';
import type { LstmQuantityName } from '#rnn/quantities';

export type Operation = 'σ' | 'tanh' | '×' | '+';

export interface CellPart {
  /** The block that computes it; null for what comes into the cell from outside. */
  readonly operation: Operation | null;
  /** What goes into that block. */
  readonly from: readonly LstmQuantityName[];
  /** The step in which it is computed; null for what is there before the first. */
  readonly step: LstmActivationName | null;
}

/** Source: Hochreiter & Schmidhuber 1997; forget gate, Gers, Schmidhuber & Cummins 2000. Order: that of the reading. */
export const lstmParts = {
  previousCellState: { operation: null, from: [], step: null },
  previousHiddenState: { operation: null, from: [], step: null },
  input: { operation: null, from: [], step: null },
  forgetGate: { operation: 'σ', from: ['previousHiddenState', 'input'], step: 'forgetGate' },
  keptMemory: { operation: '×', from: ['forgetGate', 'previousCellState'], step: 'forgetGate' },
  inputGate: { operation: 'σ', from: ['previousHiddenState', 'input'], step: 'inputGate' },
  candidate: { operation: 'tanh', from: ['previousHiddenState', 'input'], step: 'candidate' },
  writtenMemory: { operation: '×', from: ['inputGate', 'candidate'], step: 'candidate' },
  cellState: { operation: '+', from: ['keptMemory', 'writtenMemory'], step: 'cellState' },
  outputGate: { operation: 'σ', from: ['previousHiddenState', 'input'], step: 'outputGate' },
  squashedCellState: { operation: 'tanh', from: ['cellState'], step: 'hiddenState' },
  hiddenState: { operation: '×', from: ['outputGate', 'squashedCellState'], step: 'hiddenState' },
} as const satisfies Record<LstmQuantityName, CellPart>;

/** Quantities in the order in which the cell is read. */
export const lstmQuantities = Object.keys(lstmParts) as readonly LstmQuantityName[];

/** The steps of the reading, one formula each. */
export const readingSteps: readonly LstmActivationName[] = cells.lstm.reading;

/** `given`: there before the first step. `done`, `now`, `later`: when it is computed, seen from a step. */
export type Stage = 'given' | 'done' | 'now' | 'later';

/** Where a quantity stands when the reading has come to `step`. */
export function stageOf(quantity: LstmQuantityName, step: LstmActivationName): Stage {
  const own = lstmParts[quantity].step;
  if (own === null) return 'given';
  const distance = readingSteps.indexOf(own) - readingSteps.indexOf(step);
  return distance < 0 ? 'done' : distance === 0 ? 'now' : 'later';
}
