/** The plain recurrent neuron: one sum, one squeeze, and what follows from using them at every step. */
import type { Formula } from '../formula.ts';

/** Source: Elman 1990; unrolled, Rumelhart, Hinton & Williams 1986. Biases as in PyTorch. */
export const recurrentNeuronFormulas = {
  letterColumn: {
    symbolic: String.raw`\Wih\,\inp{t} = \text{column } k \text{ of } \Wih`,
    substituted: String.raw`\text{in this row } \slot{inputSum}`,
    indices: String.raw`\sum_{j=1}^{I} (\Wih)_{ij}\,(\inp{t})_j = (\Wih)_{ik}`,
    slots: ['inputSum'],
    quantity: 'input',
  },
  neuronSum: {
    symbolic: String.raw`\weightedsum{t} = \Wih\,\inp{t} + \bih + \Whh\,\hidden{t-1} + \bhh`,
    substituted: String.raw`\weightedsum{t} = \slot{inputSum}\term{recurrentSum}\term{bias} = \slot{weightedSum}`,
    indices: String.raw`(\weightedsum{t})_i = (\Wih)_{ik} + (\bih)_i + \sum_{j=1}^{H} (\Whh)_{ij}\,(\hidden{t-1})_j + (\bhh)_i`,
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
    symbolic: String.raw`\begin{aligned} \hidden{1} &= \tanh(\Wih\,\inp{1} + \Whh\,\hidden{0} + b) \\ \hidden{2} &= \tanh(\Wih\,\inp{2} + \Whh\,\hidden{1} + b) \\ \hidden{3} &= \tanh(\Wih\,\inp{3} + \Whh\,\hidden{2} + b) \end{aligned}`,
    slots: [],
    quantity: 'hiddenState',
  },
  repeatedLetter: {
    symbolic: String.raw`\weightedsum{t} - \weightedsum{s} = \Whh\,(\hidden{t-1} - \hidden{s-1})`,
    substituted: String.raw`\slot{sumAgain} - (\slot{sumFirst}) = \slot{sumDifference} = \slot{recurrentAgain} - (\slot{recurrentFirst})`,
    indices: String.raw`(\weightedsum{t})_i - (\weightedsum{s})_i = \sum_{j=1}^{H} (\Whh)_{ij} \bigl( (\hidden{t-1})_j - (\hidden{s-1})_j \bigr)`,
    slots: ['sumAgain', 'sumFirst', 'sumDifference', 'recurrentAgain', 'recurrentFirst'],
    quantity: 'weightedSum',
  },
  neuronAnswer: {
    symbolic: String.raw`\text{answer}_t = V\,\hidden{t} + c`,
    slots: [],
  },
  batchState: {
    symbolic: String.raw`\hidden{t} = \tanh(\inp{t}\,\Wih^{\top} + \bih + \hidden{t-1}\,\Whh^{\top} + \bhh)`,
    indices: String.raw`(\hidden{t})_{ni} = \tanh\Bigl( \sum_{j=1}^{I} (\inp{t})_{nj} (\Wih)_{ij} + (\bih)_i + \sum_{j=1}^{H} (\hidden{t-1})_{nj} (\Whh)_{ij} + (\bhh)_i \Bigr)`,
    slots: [],
    quantity: 'hiddenState',
  },
  neuronParameters: {
    symbolic: String.raw`H\,I + H^2 + 2H`,
    substituted: String.raw`\count{unitCount} \times \count{inputCount} + \count{unitCount}^2 + 2 \times \count{unitCount} = \count{layerParameterCount}`,
    slots: ['unitCount', 'inputCount', 'layerParameterCount'],
  },
} as const satisfies Record<string, Formula>;
