/** What a learner reads in the exercise of the counting neuron, in English. Numbers come formatted. */
export const countingNeuron = {
  activation: 'Activation',
  activations: { rnn: 'tanh', rnnRelu: 'ReLU' },
  weights: {
    a: 'Weight of a',
    b: 'Weight of b',
    own: 'Weight of its own state',
    bias: 'Bias',
  },
  table: 'The neuron, letter by letter',
  letter: 'Letter',
  wanted: 'Number of a so far',
  state: 'State',
  another: 'Other letters',
  failed: (message: string) => `The neuron could not be run (${message}). Change a weight to try again.`,
  running: 'Running the neuron…',
  solved: (letters: number) =>
    `It counts. The state was right after every one of ${letters} letters, those shown and those that follow.`,
  fails: (place: number, letter: string, state: string, wanted: number) =>
    `It does not count yet: after letter ${place}, ${letter}, the state is ${state} and the count is ${wanted}.`,
};
