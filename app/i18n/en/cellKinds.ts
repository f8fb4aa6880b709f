/** What each kind of cell is called, in English. */
import type { CellName } from '#rnn/cells';

export const cellKinds: Readonly<Record<CellName, string>> = {
  rnn: 'Plain RNN, tanh',
  rnnRelu: 'Plain RNN, ReLU',
  rnnLayerNorm: 'Plain RNN, tanh, layer normalisation',
  rnnReluLayerNorm: 'Plain RNN, ReLU, layer normalisation',
  lstm: 'LSTM',
  lstmPeephole: 'LSTM with peepholes',
  lstmLayerNorm: 'LSTM, layer normalisation',
  gru: 'GRU, reset after the product',
  gruResetBefore: 'GRU, reset before the product',
};
