/** The reference implementation of every cell kind; a new kind is one more entry. */
import type { CellName } from '#rnn/cells';
import { gru } from './gru.ts';
import { gruResetBefore } from './gruResetBefore.ts';
import { referenceCell, type ReferenceCell } from './layer.ts';
import { lstm } from './lstm.ts';
import { lstmLayerNorm } from './lstmLayerNorm.ts';
import { lstmPeephole } from './lstmPeephole.ts';
import { rnn, rnnLayerNorm } from './rnn.ts';

export const referenceCells: Readonly<Record<CellName, ReferenceCell>> = {
  rnn: referenceCell('rnn', rnn('tanh')),
  rnnRelu: referenceCell('rnnRelu', rnn('relu')),
  rnnLayerNorm: referenceCell('rnnLayerNorm', rnnLayerNorm('tanh')),
  rnnReluLayerNorm: referenceCell('rnnReluLayerNorm', rnnLayerNorm('relu')),
  lstm: referenceCell('lstm', lstm),
  lstmPeephole: referenceCell('lstmPeephole', lstmPeephole),
  lstmLayerNorm: referenceCell('lstmLayerNorm', lstmLayerNorm),
  gru: referenceCell('gru', gru),
  gruResetBefore: referenceCell('gruResetBefore', gruResetBefore),
};
