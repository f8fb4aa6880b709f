/** What gates and states are called in a sentence, in English. */
import type { ActivationName } from '#rnn/cells';

export const activationNames: Readonly<Record<ActivationName, string>> = {
  inputGate: 'input gate',
  forgetGate: 'forget gate',
  candidate: 'candidate',
  outputGate: 'output gate',
  resetGate: 'reset gate',
  updateGate: 'update gate',
  cellState: 'cell state',
  hiddenState: 'hidden state',
};
