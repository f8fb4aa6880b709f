/** Predictions about the plain recurrent neuron and the size of its layer. */
import type { Check } from '../check.ts';

export const recurrentNeuronChecks = {
  /** The selected unit's hidden state where a letter of the word comes again, against where it came first. */
  neuronAtRepeatedLetter: { figure: 'cell', answer: 'choice', outcomes: ['lower', 'same', 'higher'] },
  /** The selected unit over the letters of the word, were all recurrent weights 0. */
  neuronWithoutRecurrence: { figure: 'cell', answer: 'curve' },
  /** Weights and biases of the layer in the shape calculator, as PyTorch counts them. */
  layerParameters: { figure: 'shapes', answer: 'number', least: 1, most: 1e9 },
} as const satisfies Record<string, Check>;
