/** The plain recurrent neuron: one sum, one squeeze, and what follows from using them at every step. */
import type { Formula } from '../formula.ts';

/** Source: Elman 1990; unrolled, Rumelhart, Hinton & Williams 1986. Biases as in PyTorch. */
export const recurrentNeuronFormulas = {
  letterColumn: {
    symbolic: String.raw`\weigh{\Wih}{\inp{t}} = \text{what } \Wih \text{ gives to letter } k`,
    substituted: String.raw`\text{in this row } \slot{inputSum}`,
    indices: String.raw`\sum_{j=1}^{I} \entry{\Wih}{i}{j}\,(\inp{t})_j = \entry{\Wih}{i}{k}`,
    slots: ['inputSum'],
    quantity: 'input',
  },
  neuronSum: {
    symbolic: String.raw`\weightedsum{t} = \weigh{\Wih}{\inp{t}} + \bih + \weigh{\Whh}{\hidden{t-1}} + \bhh`,
    substituted: String.raw`\weightedsum{t} = \slot{inputSum}\term{recurrentSum}\term{bias} = \slot{weightedSum}`,
    indices: String.raw`(\weightedsum{t})_i = \entry{\Wih}{i}{k} + (\bih)_i + \sum_{j=1}^{H} \entry{\Whh}{i}{j}\,(\hidden{t-1})_j + (\bhh)_i`,
    slots: ['inputSum', 'recurrentSum', 'bias', 'weightedSum'],
    quantity: 'weightedSum',
  },
  neuronState: {
    symbolic: String.raw`\hidden{t} = \tanh(\weightedsum{t})`,
    substituted: String.raw`\hidden{t} = \tanh(\slot{weightedSum}) = \slot{hiddenState}`,
    slots: ['weightedSum', 'hiddenState'],
    quantity: 'hiddenState',
  },
  unrolledNeuron: {
    symbolic: String.raw`\begin{aligned} \hidden{1} &= \tanh(\weigh{\Wih}{\inp{1}} + \weigh{\Whh}{\hidden{0}} + b) \\ \hidden{2} &= \tanh(\weigh{\Wih}{\inp{2}} + \weigh{\Whh}{\hidden{1}} + b) \\ \hidden{3} &= \tanh(\weigh{\Wih}{\inp{3}} + \weigh{\Whh}{\hidden{2}} + b) \end{aligned}`,
    slots: [],
    quantity: 'hiddenState',
  },
  repeatedLetter: {
    symbolic: String.raw`\weightedsum{t} - \weightedsum{s} = \weigh{\Whh}{(\hidden{t-1} - \hidden{s-1})}`,
    substituted: String.raw`\slot{sumAgain} - (\slot{sumFirst}) = \slot{sumDifference} = \slot{recurrentAgain} - (\slot{recurrentFirst})`,
    indices: String.raw`(\weightedsum{t})_i - (\weightedsum{s})_i = \sum_{j=1}^{H} \entry{\Whh}{i}{j} \bigl( (\hidden{t-1})_j - (\hidden{s-1})_j \bigr)`,
    slots: ['sumAgain', 'sumFirst', 'sumDifference', 'recurrentAgain', 'recurrentFirst'],
    quantity: 'weightedSum',
  },
  neuronAnswer: {
    symbolic: String.raw`\logits{t} = \weigh{\Wout}{\hidden{t}} + \bout`,
    slots: [],
  },
  batchState: {
    symbolic: String.raw`\hidden{t} = \tanh(\inp{t}\,\inrows{\Wih} + \bih + \hidden{t-1}\,\inrows{\Whh} + \bhh)`,
    indices: String.raw`(\hidden{t})_{ni} = \tanh\Bigl( \sum_{j=1}^{I} (\inp{t})_{nj} \entry{\Wih}{i}{j} + (\bih)_i + \sum_{j=1}^{H} (\hidden{t-1})_{nj} \entry{\Whh}{i}{j} + (\bhh)_i \Bigr)`,
    slots: [],
    quantity: 'hiddenState',
  },
  neuronParameters: {
    symbolic: String.raw`H\,I + H^2 + 2H`,
    substituted: String.raw`\count{unitCount} \times \count{inputCount} + \count{unitCount}^2 + 2 \times \count{unitCount} = \count{layerParameterCount}`,
    slots: ['unitCount', 'inputCount', 'layerParameterCount'],
  },
} as const satisfies Record<string, Formula>;
