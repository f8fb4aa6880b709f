/** The GRU line by line, with the reset gate before and after the recurrent product. */
import type { Formula } from '../formula.ts';

/**
 * Numbers are those of one unit of the kind that PyTorch computes. Source: Cho et al. 2014; after the product, as cuDNN
 * and PyTorch have it. The update gate is what is kept; a notation may turn it round.
 */
export const gruFormulas = {
  gruResetGate: {
    symbolic: String.raw`\reset{t} = \sigma(\gatesum{resetGate})`,
    substituted: String.raw`\reset{t} = \sigma(\slot{inputSum}\term{recurrentSum}\term{bias}) = \sigma(\slot{preActivation}) = \slot{resetGate}`,
    slots: ['inputSum', 'recurrentSum', 'bias', 'preActivation', 'resetGate'],
    quantity: 'resetGate',
  },
  gruUpdateGate: {
    symbolic: String.raw`\update{t} = \sigma(\gatesum{updateGate})`,
    substituted: String.raw`\update{t} = \sigma(\slot{inputSum}\term{recurrentSum}\term{bias}) = \sigma(\slot{preActivation}) = \slot{updateGate}`,
    slots: ['inputSum', 'recurrentSum', 'bias', 'preActivation', 'updateGate'],
    quantity: 'updateGate',
  },
  gruCandidate: {
    symbolic: String.raw`\newstate{t} = \tanh\bigl(\inputsum{newState} + \reset{t}\product(\statesum{newState})\bigr)`,
    substituted:
      String.raw`\newstate{t} = \tanh\bigl(\slot{inputSum}\term{bias} + \slot{resetGate}\times(\slot{recurrentCandidate})\bigr) ` +
      String.raw`= \tanh(\slot{preActivation}) = \slot{candidate}`,
    slots: ['inputSum', 'bias', 'resetGate', 'recurrentCandidate', 'preActivation', 'candidate'],
    quantity: 'candidate',
  },
  gruCandidateBefore: {
    symbolic: String.raw`\newstate{t} = \tanh\bigl(\inputsum{newState} + \weigh{\Wh{newState}}{(\reset{t}\product\hidden{t-1})} + \statebias{newState}\bigr)`,
    slots: [],
    quantity: 'candidate',
  },
  gruState: {
    symbolic: String.raw`\hidden{t} = \keptstate{t} + \writtenstate{t}`,
    substituted:
      String.raw`\hidden{t} = \slot{updateGate}\times\slot{previousHiddenState} + \slot{writtenShare}\times\slot{candidate} ` +
      String.raw`= \slot{keptState}\term{writtenState} = \slot{hiddenState}`,
    slots: [
      'updateGate',
      'previousHiddenState',
      'writtenShare',
      'candidate',
      'keptState',
      'writtenState',
      'hiddenState',
    ],
    quantity: 'hiddenState',
  },
  gruDirectPath: {
    symbolic: String.raw`\frac{\partial \hidden{t}}{\partial \hidden{t-1}}\bigg|_{\text{gates and candidate held}} = \update{t}`,
    substituted: String.raw`\text{of this unit: } \slot{updateGate}`,
    slots: ['updateGate'],
  },
  gruDirectPathOverMany: {
    symbolic: String.raw`\frac{\partial \hidden{T}}{\partial \hidden{k}}\bigg|_{\text{gates and candidates held}} = \update{k+1} \product \update{k+2} \product \cdots \product \update{T}`,
    slots: [],
  },
  gruParameters: {
    symbolic: String.raw`3\,(H\,I + H^2 + 2H)`,
    substituted: String.raw`3 \times (\count{unitCount} \times \count{inputCount} + \count{unitCount}^2 + 2 \times \count{unitCount}) = \count{layerParameterCount}`,
    slots: ['unitCount', 'inputCount', 'layerParameterCount'],
  },
} as const satisfies Record<string, Formula>;
