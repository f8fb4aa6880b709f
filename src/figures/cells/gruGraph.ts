/**
 * The GRU as data, with the reset gate before or after the recurrent product. Source: Cho et al. 2014; after the
 * product, as cuDNN and PyTorch have it.
 */
import { cells } from '#rnn/cells';
import type { CellGraph, CellPart } from '../cellGraph.ts';
import { computed, gate, input, previousHiddenState, product, sum, weighted } from './parts.ts';

/** `u = U h₋₁ + b'`, and `r · u` goes into the candidate. */
const resetAfter: readonly CellPart[] = [
  {
    ...computed(
      'recurrentCandidate',
      ['u', ''],
      weighted('candidate', { input: false }),
      ['previousHiddenState'],
      'candidate',
    ),
    kept: { of: 'beforeReset' },
  },
  computed('resetCandidate', ['r·u', ''], product, ['resetGate', 'recurrentCandidate'], 'candidate'),
  computed(
    'candidate',
    ['n', ''],
    weighted('candidate', { weighs: null, adds: 'resetCandidate', squash: 'tanh' }),
    ['input', 'resetCandidate'],
    'candidate',
  ),
];

/** `r · h₋₁` goes through `U` into the candidate. */
const resetBefore: readonly CellPart[] = [
  computed('resetHiddenState', ['r·h', 't−1'], product, ['resetGate', 'previousHiddenState'], 'candidate'),
  computed(
    'candidate',
    ['n', ''],
    weighted('candidate', { weighs: 'resetHiddenState', squash: 'tanh' }),
    ['input', 'resetHiddenState'],
    'candidate',
  ),
];

export function gruGraph(kind: 'gru' | 'gruResetBefore'): CellGraph {
  return {
    kind,
    steps: cells[kind].reading,
    parts: [
      previousHiddenState,
      input,
      gate('resetGate', { letter: 'r', squash: 'sigmoid' }),
      gate('updateGate', { letter: 'z', squash: 'sigmoid' }),
      computed('keptState', ['z·h', 't−1'], product, ['updateGate', 'previousHiddenState'], 'updateGate'),
      computed('writtenShare', ['1−z', ''], { kind: 'rest' }, ['updateGate'], 'updateGate'),
      ...(kind === 'gru' ? resetAfter : resetBefore),
      computed('writtenState', ['(1−z)·n', ''], product, ['writtenShare', 'candidate'], 'candidate'),
      computed('hiddenState', ['h', ''], sum, ['keptState', 'writtenState'], 'hiddenState'),
    ],
  };
}
