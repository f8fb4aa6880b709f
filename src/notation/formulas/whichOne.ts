/** How many numbers each cell learns, and at which sizes networks of different cells learn about as many. */
import type { Formula } from '../formula.ts';

/** Counted as in PyTorch, with two biases for each sum; `p` is one sum for each unit of a layer. */
export const whichOneFormulas = {
  sumParameters: {
    symbolic: String.raw`p = H\,I + H^2 + 2H`,
    substituted: String.raw`\count{unitCount} \times \count{inputCount} + \count{unitCount}^2 + 2 \times \count{unitCount} = \count{plainParameterCount}`,
    slots: ['unitCount', 'inputCount', 'plainParameterCount'],
  },
  cellParameters: {
    symbolic: String.raw`P_{\text{RNN}} = p, \quad P_{\text{GRU}} = 3\,p, \quad P_{\text{LSTM}} = 4\,p`,
    substituted: String.raw`\count{plainParameterCount}, \quad \count{gruParameterCount}, \quad \count{lstmParameterCount}`,
    slots: ['plainParameterCount', 'gruParameterCount', 'lstmParameterCount'],
  },
  networkParameters: {
    symbolic: String.raw`\frac{4\,p + O\,(H + 1)}{p + O\,(H + 1)} < 4`,
    substituted: String.raw`\frac{\count{lstmNetworkCount}}{\count{plainNetworkCount}} = \slot{parameterRatio}`,
    slots: ['lstmNetworkCount', 'plainNetworkCount', 'parameterRatio'],
  },
  matchedSizes: {
    symbolic: String.raw`4\,\bigl(H' I + (H')^2 + 2H'\bigr) \approx H\,I + H^2 + 2H \quad\Rightarrow\quad H' \approx \tfrac{1}{2} H`,
    substituted: String.raw`\text{RNN } \count{unitCount}, \quad \text{GRU } \count{gruMatchedUnits}, \quad \text{LSTM } \count{lstmMatchedUnits}`,
    slots: ['unitCount', 'gruMatchedUnits', 'lstmMatchedUnits'],
  },
} as const satisfies Record<string, Formula>;
