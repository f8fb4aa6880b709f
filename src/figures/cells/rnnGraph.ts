/** The plain recurrent network as data. Source: Elman 1990; with layer normalisation, Ba, Kiros & Hinton 2016. */
import { cells, type CellName } from '#rnn/cells';
import type { CellGraph, CellPart } from '../cellGraph.ts';
import { computed, input, previousHiddenState, weighted } from './parts.ts';

export function rnnGraph(kind: Extract<CellName, `rnn${string}`>): CellGraph {
  const { layerNorm, squashing } = cells[kind];
  const total: CellPart = {
    ...computed(
      'weightedSum',
      ['a', ''],
      weighted('hiddenState', {}),
      ['previousHiddenState', 'input'],
      'weightedSum',
    ),
    kept: { of: layerNorm ? 'sums' : 'preActivations', name: 'hiddenState' },
  };
  const normalised: CellPart = {
    ...computed(
      'normalisedSum',
      ['LN a', ''],
      { kind: 'normalise', gain: 'ln_weight', shift: 'ln_bias' },
      ['weightedSum'],
      'normalisedSum',
    ),
    kept: { of: 'preActivations', name: 'hiddenState' },
  };
  const squashed = layerNorm ? 'normalisedSum' : 'weightedSum';
  return {
    kind,
    steps: ['weightedSum', ...(layerNorm ? (['normalisedSum'] as const) : []), 'hiddenState'],
    parts: [
      previousHiddenState,
      input,
      total,
      ...(layerNorm ? [normalised] : []),
      computed('hiddenState', ['h', ''], { kind: 'squash', by: squashing[0] }, [squashed], 'hiddenState'),
    ],
  };
}
