/** What units and gates did in predictions about them, with the numbers that show it, in English. */
import { formatNumber } from '#notation/number';
import { activationNames } from '../activationNames.ts';

type Gate = 'inputGate' | 'forgetGate' | 'outputGate';

const two = (value: number) => formatNumber(value, 2);

export const insideTheGates = {
  quoteUnit: ({
    unit,
    correlation,
    letters,
  }: {
    readonly unit: number;
    readonly correlation: number;
    readonly letters: number;
  }) =>
    `Over these ${letters} letters, unit ${unit} has the largest |r| with being inside quotes: its r is ${two(correlation)}.`,
  unitsWithTheQuote: ({
    count,
    units,
    most,
  }: {
    readonly count: number;
    readonly units: number;
    readonly most: number;
  }) =>
    `Of ${units} units, ${count} ${count === 1 ? 'has' : 'have'} an |r| of 0.2 or more; the largest is ${two(most)}.`,
  gateHeldOpen: ({
    untouched,
    losses,
  }: {
    readonly untouched: number;
    readonly losses: readonly { readonly gate: Gate; readonly loss: number }[];
  }) =>
    `Untouched, the loss is ${two(untouched)} nats a letter. Held at 1, ` +
    `${losses.map(({ gate, loss }) => `the ${activationNames[gate]} makes it ${two(loss)}`).join(', ')}.`,
  needs: {
    activations: 'The figure has not finished reading yet. Ask again in a moment.',
    quotes:
      'On this page no letter is inside quotes, or all are. Choose another paragraph or more letters, and ask again.',
    still: 'No unit of this model changes its value on this page. Choose another model, and ask again.',
    surgery: 'The figure of surgery has not been shown yet. Scroll to it, and ask again.',
    lstm: 'The model in the figure of surgery has other gates. Choose an LSTM there, and ask again.',
    notANumber: 'The loss of this model is not a number. Choose another model, and ask again.',
  },
};
