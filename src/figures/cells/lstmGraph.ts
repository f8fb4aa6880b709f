/**
 * The LSTM as data, with what its kinds differ in. Source: Hochreiter & Schmidhuber 1997; forget gate, Gers,
 * Schmidhuber & Cummins 2000.
 */
import { cells, type CellName } from '#rnn/cells';
import type { CellGraph, CellPart } from '../cellGraph.ts';
import { computed, gate, input, previousHiddenState, product, sum } from './parts.ts';

export interface LstmDifferences {
  /** The gates see the cell state. */
  readonly peepholes?: boolean;
  /** The sums of each gate are normalised, and the cell state before its tanh. */
  readonly layerNorm?: boolean;
}

export function lstmGraph(
  kind: Extract<CellName, `lstm${string}`>,
  { peepholes = false, layerNorm: normalised = false }: LstmDifferences = {},
): CellGraph {
  const sigmoidGate = (
    name: 'forgetGate' | 'inputGate' | 'outputGate',
    letter: 'f' | 'i' | 'o',
    of: 'previousCellState' | 'cellState',
  ) =>
    gate(name, {
      letter,
      squash: 'sigmoid',
      normalised,
      peephole: peepholes ? { parameter: `peephole_${letter}`, of } : undefined,
    });
  const normalise: CellPart = {
    ...computed(
      'normalisedCellState',
      ['LN c', ''],
      { kind: 'normalise', gain: 'ln_cell_weight', shift: 'ln_cell_bias' },
      ['cellState'],
      'hiddenState',
    ),
    kept: { of: 'preActivations', name: 'cellState' },
  };
  return {
    kind,
    steps: cells[kind].reading,
    parts: [
      { name: 'previousCellState', label: ['c', 't−1'], operation: null, from: [], step: null },
      previousHiddenState,
      input,
      sigmoidGate('forgetGate', 'f', 'previousCellState'),
      computed('keptMemory', ['f·c', 't−1'], product, ['forgetGate', 'previousCellState'], 'forgetGate'),
      sigmoidGate('inputGate', 'i', 'previousCellState'),
      gate('candidate', { letter: 'g', squash: 'tanh', normalised }),
      computed('writtenMemory', ['i·g', ''], product, ['inputGate', 'candidate'], 'candidate'),
      computed('cellState', ['c', ''], sum, ['keptMemory', 'writtenMemory'], 'cellState'),
      sigmoidGate('outputGate', 'o', 'cellState'),
      ...(normalised ? [normalise] : []),
      computed(
        'squashedCellState',
        [normalised ? 'tanh' : 'tanh c', ''],
        { kind: 'squash', by: 'tanh' },
        [normalised ? 'normalisedCellState' : 'cellState'],
        'hiddenState',
      ),
      computed('hiddenState', ['h', ''], product, ['outputGate', 'squashedCellState'], 'hiddenState'),
    ],
  };
}
