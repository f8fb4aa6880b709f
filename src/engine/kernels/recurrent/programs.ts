/** The program of every cell kind; a new kind is one more entry. */
import type { CellName } from '#rnn/cells';
import { gruProgram } from './cells/gru.ts';
import { gruResetBeforeProgram } from './cells/gruResetBefore.ts';
import { lstmProgram } from './cells/lstm.ts';
import { lstmLayerNormProgram } from './cells/lstmLayerNorm.ts';
import { rnnProgram } from './cells/rnn.ts';
import { rnnLayerNormProgram } from './cells/rnnLayerNorm.ts';
import type { CellProgram } from './program.ts';

export const programs: Readonly<Record<CellName, CellProgram>> = {
  rnn: rnnProgram('tanh'),
  rnnRelu: rnnProgram('relu'),
  rnnLayerNorm: rnnLayerNormProgram('tanh'),
  rnnReluLayerNorm: rnnLayerNormProgram('relu'),
  lstm: lstmProgram(false),
  lstmPeephole: lstmProgram(true),
  lstmLayerNorm: lstmLayerNormProgram,
  gru: gruProgram,
  gruResetBefore: gruResetBeforeProgram,
};
