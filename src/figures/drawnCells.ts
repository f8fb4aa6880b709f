/** The drawing of every kind of cell: the LSTM's is there at once, that of another kind when it is shown. */
import type { CellName } from '#rnn/cells';
import type { DrawnCell } from './cellLayout.ts';

type Loaded = Promise<{ readonly default: DrawnCell }>;

/** One file each: a new kind has its own here. */
const loaders: Readonly<Record<CellName, () => Loaded>> = {
  rnn: () => import('./cells/rnn.ts'),
  rnnRelu: () => import('./cells/rnnRelu.ts'),
  rnnLayerNorm: () => import('./cells/rnnLayerNorm.ts'),
  rnnReluLayerNorm: () => import('./cells/rnnReluLayerNorm.ts'),
  lstm: () => import('./cells/lstm.ts'),
  lstmPeephole: () => import('./cells/lstmPeephole.ts'),
  lstmLayerNorm: () => import('./cells/lstmLayerNorm.ts'),
  gru: () => import('./cells/gru.ts'),
  gruResetBefore: () => import('./cells/gruResetBefore.ts'),
};

export async function loadDrawnCell(kind: CellName): Promise<DrawnCell> {
  return (await loaders[kind]()).default;
}
