/** Why order needs a state: an average over items against a state that is carried along. */
import type { Formula } from '../formula.ts';

/** Source: Elman 1990. */
export const sequenceFormulas = {
  memorylessAnswer: {
    symbolic: String.raw`\text{answer}_t = f(\inp{t})`,
    slots: [],
  },
  memorylessSummary: {
    symbolic: String.raw`\text{summary} = \frac{1}{T} \sum_{t=1}^{T} f(\inp{t})`,
    substituted: String.raw`\text{in order } \slot{meanInOrder}, \quad \text{shuffled } \slot{meanShuffled}`,
    slots: ['meanInOrder', 'meanShuffled'],
  },
  recurrentState: {
    symbolic: String.raw`\hidden{t} = f(\inp{t}, \hidden{t-1})`,
    substituted: String.raw`\slot{previousHiddenState} \longrightarrow \slot{hiddenState}`,
    slots: ['previousHiddenState', 'hiddenState'],
    quantity: 'hiddenState',
  },
  nestedState: {
    symbolic: String.raw`\hidden{3} = f(\inp{3}, f(\inp{2}, f(\inp{1}, \hidden{0})))`,
    slots: [],
    quantity: 'hiddenState',
  },
  recurrentSummary: {
    symbolic: String.raw`\text{summary} = \hidden{T}`,
    substituted: String.raw`\text{in order } \slot{lastInOrder}, \quad \text{shuffled } \slot{lastShuffled}`,
    slots: ['lastInOrder', 'lastShuffled'],
  },
} as const satisfies Record<string, Formula>;
