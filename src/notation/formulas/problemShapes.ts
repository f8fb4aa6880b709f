/** Behind which states an output layer stands, in each shape of sequence problems, and what a decoder starts from. */
import type { Formula } from '../formula.ts';

const answer = (step: string) => String.raw`\logits{${step}} = \weigh{\Wout}{\hidden{${step}}} + \bout`;

/** Steps that read, then answers: the numbers of a shape. */
const counted = {
  substituted: String.raw`\count{stepsRead}\ \text{read} \;\longrightarrow\; \count{stepsAnswered}\ \text{answered}`,
  slots: ['stepsRead', 'stepsAnswered'],
} as const;

/** Source: encoder and decoder, Cho et al. 2014; Sutskever, Vinyals & Le 2014. */
export const problemShapeFormulas = {
  answerEachStep: { symbolic: String.raw`${answer('t')} \quad \text{for } t = 1, \dots, T`, ...counted },
  answerLastStep: { symbolic: answer('T'), ...counted },
  answerAfterReading: {
    symbolic: String.raw`${answer('t')} \quad \text{for } t = T+1, \dots, T+T'`,
    ...counted,
  },
  handOver: {
    symbolic: String.raw`\hidden{0}^{\text{decoder}} = \hidden{T}^{\text{encoder}}`,
    substituted: String.raw`\count{stepsRead} \times \count{stateSize} = \count{numbersMade} \;\longrightarrow\; \count{stateSize}`,
    slots: ['stepsRead', 'stateSize', 'numbersMade'],
    quantity: 'hiddenState',
  },
  decoderStep: {
    symbolic: String.raw`\hidden{t}^{\text{decoder}} = f(\text{symbol}_{t-1}, \hidden{t-1}^{\text{decoder}})`,
    slots: [],
    quantity: 'hiddenState',
  },
} as const satisfies Record<string, Formula>;
