/**
 * The nine cells as programs, one statement a line, from which the listing of every language is written. In an
 * expression `$name` is a quantity, `@gate` the packed sum of a gate, `%gate` the input's part of that sum, `~gate` the
 * hidden state's part, and `#name` a parameter; `sigmoid(`, `tanh(`, `relu(` and `norm(` are functions.
 */
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import type { CodeNames, CodeQuantity } from './codeNames.ts';

export type Statement =
  /** `a = W_ih x + b_ih + W_hh h₋₁ + b_hh`, taken apart gate by gate where there are several. */
  | { readonly kind: 'sums' }
  /** `W_ih x + b_ih`, taken apart. */
  | { readonly kind: 'inputSums' }
  /** `W_hh h₋₁ + b_hh`, taken apart, for all gates (the candidate's part is `recurrentCandidate`) or those before it. */
  | { readonly kind: 'recurrentSums'; readonly candidate: boolean }
  /** The candidate's rows of `W_hh` and `b_hh`, on the state that the reset gate has let through. */
  | { readonly kind: 'candidateRows' }
  /** `@gate` normalised, under the name of that sum. `place`: which rows of gain and shift. */
  | { readonly kind: 'normaliseGate'; readonly gate: ActivationName; readonly place: number }
  /** One number a unit. */
  | { readonly kind: 'value'; readonly target: CodeQuantity; readonly expression: string }
  /** Over all units at once. */
  | { readonly kind: 'whole'; readonly target: CodeQuantity; readonly expression: string };

const value = (target: CodeQuantity, expression: string): Statement => ({
  kind: 'value',
  target,
  expression,
});
const whole = (target: CodeQuantity, expression: string): Statement => ({
  kind: 'whole',
  target,
  expression,
});
const sums: Statement = { kind: 'sums' };

const memory = value('cellState', '$forgetGate * $previousCellState + $inputGate * $candidate');
const shown = value('hiddenState', '$outputGate * tanh($cellState)');

function plainLstm(): readonly Statement[] {
  return [
    sums,
    value('forgetGate', 'sigmoid(@forgetGate)'),
    value('inputGate', 'sigmoid(@inputGate)'),
    value('candidate', 'tanh(@candidate)'),
    memory,
    value('outputGate', 'sigmoid(@outputGate)'),
    shown,
  ];
}

function normalisedLstm(): readonly Statement[] {
  const normalised = cells.lstmLayerNorm.gates.map((gate, place): Statement => ({
    kind: 'normaliseGate',
    gate,
    place,
  }));
  const [, ...gates] = plainLstm();
  return [
    sums,
    ...normalised,
    ...gates.filter((statement) => statement !== shown),
    whole('normalisedCellState', 'norm($cellState, #ln_cell_weight, #ln_cell_bias)'),
    value('hiddenState', '$outputGate * tanh($normalisedCellState)'),
  ];
}

const plain = (squash: 'tanh' | 'relu') => [sums, value('hiddenState', `${squash}($weightedSum)`)];
const normalised = (squash: 'tanh' | 'relu') => [
  sums,
  whole('normalisedSum', 'norm($weightedSum, #ln_weight, #ln_bias)'),
  value('hiddenState', `${squash}($normalisedSum)`),
];

/** The update gate, and the new state, in the book's meaning of the gate. */
function update(meaning: CodeNames['update']) {
  return meaning === 'keep'
    ? {
        gate: value('updateGate', 'sigmoid(%updateGate + ~updateGate)'),
        state: value('hiddenState', '(1 - $updateGate) * $candidate + $updateGate * $previousHiddenState'),
      }
    : {
        gate: value('updateGate', '1 - sigmoid(%updateGate + ~updateGate)'),
        state: value('hiddenState', '(1 - $updateGate) * $previousHiddenState + $updateGate * $candidate'),
      };
}

function gru(meaning: CodeNames['update'], resetBefore: boolean): readonly Statement[] {
  const { gate, state } = update(meaning);
  const reset: readonly Statement[] = resetBefore
    ? [
        value('resetHiddenState', '$resetGate * $previousHiddenState'),
        { kind: 'candidateRows' },
        value('candidate', 'tanh(%candidate + $recurrentCandidate)'),
      ]
    : [value('candidate', 'tanh(%candidate + $resetGate * $recurrentCandidate)')];
  return [
    { kind: 'inputSums' },
    { kind: 'recurrentSums', candidate: !resetBefore },
    value('resetGate', 'sigmoid(%resetGate + ~resetGate)'),
    gate,
    ...reset,
    state,
  ];
}

/** What the cell computes at one step, in the order in which it is explained. */
export function cellProgram(cell: CellName, meaning: CodeNames['update']): readonly Statement[] {
  switch (cell) {
    case 'rnn':
      return plain('tanh');
    case 'rnnRelu':
      return plain('relu');
    case 'rnnLayerNorm':
      return normalised('tanh');
    case 'rnnReluLayerNorm':
      return normalised('relu');
    case 'lstm':
      return plainLstm();
    case 'lstmPeephole':
      return [
        sums,
        value('forgetGate', 'sigmoid(@forgetGate + #peephole_f * $previousCellState)'),
        value('inputGate', 'sigmoid(@inputGate + #peephole_i * $previousCellState)'),
        value('candidate', 'tanh(@candidate)'),
        memory,
        value('outputGate', 'sigmoid(@outputGate + #peephole_o * $cellState)'),
        shown,
      ];
    case 'lstmLayerNorm':
      return normalisedLstm();
    case 'gru':
      return gru(meaning, false);
    case 'gruResetBefore':
      return gru(meaning, true);
    default:
      return cell satisfies never;
  }
}
