/** What the model did in predictions about the recurrent neuron, with the numbers that show it, in English. */
import { formatNumber } from '#notation/number';

const letterName = (letter: string) => (letter === ' ' ? 'the space' : `“${letter}”`);

export const recurrentNeuron = {
  neuronAtRepeatedLetter: ({
    letter,
    unit,
    first,
    again,
  }: {
    readonly letter: string;
    readonly unit: number;
    readonly first: number;
    readonly again: number;
  }) =>
    `Unit ${unit} had h = ${formatNumber(first)} where ${letterName(letter)} came first and ` +
    `h = ${formatNumber(again)} where it came again.`,
  neuronWithoutRecurrence: ({
    unit,
    farthest,
    letter,
  }: {
    readonly unit: number;
    /** The largest difference that the recurrent weights make, and at which letter. */
    readonly farthest: number;
    readonly letter: string;
  }) =>
    `The model was read with all recurrent weights at 0. Unit ${unit} then differs from what the figure shows by at most ` +
    `${formatNumber(farthest)}, at ${letterName(letter)}.`,
  layerParameters: ({
    inputs,
    units,
    count,
  }: {
    readonly inputs: number;
    readonly units: number;
    readonly count: number;
  }) => `With ${inputs} inputs and ${units} units the layer has ${count} weights and biases.`,
  needs: {
    figure: 'The figure has not finished reading yet. Ask again in a moment.',
    plain: 'The figure shows another kind of cell. Choose the plain network in it, and ask again.',
    repeatedLetter:
      'No letter of this word comes twice. Put a word such as “hello” into the figure, and ask again.',
    calculator: 'The shape calculator has not been shown yet. Scroll to it, and ask again.',
    oneLayer:
      'Set the calculator to a plain network of one layer that reads in one direction, and ask again.',
  },
};
