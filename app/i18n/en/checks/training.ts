/** What the model did in predictions about a training run, with the numbers that show it, in English. */
import { formatNumber } from '#notation/number';

const two = (value: number) => formatNumber(value, 2);

export const training = {
  untrainedLoss: ({ bits, uniformBits }: { readonly bits: number; readonly uniformBits: number }) =>
    `Your run began at ${two(bits)} bits per character; the even guess costs ${two(uniformBits)}.`,
  steeperStretch: ({ first, second }: { readonly first: number; readonly second: number }) =>
    `In your run the loss changed by ${two(-first)} bits over the first hundred steps and by ${two(-second)} over ` +
    `the second hundred.`,
  surpriseWithinWords: ({
    firstLetters,
    laterLetters,
    trainStep,
  }: {
    readonly firstLetters: number;
    readonly laterLetters: number;
    readonly trainStep: number;
  }) =>
    `After ${trainStep} steps, your model is surprised by ${two(firstLetters)} bits at the first letters of words ` +
    `and by ${two(laterLetters)} bits at the letters after them.`,
  needs: {
    firstStep: 'Your model has not been trained yet. Press Train, let it make a step or more, and ask again.',
    freshRun: 'The beginning of this run is no longer kept. Choose Start over, train, and ask again.',
    twoHundredSteps: 'This needs some 210 steps of one run. Let it train on, and ask again.',
    words: 'The text in training has no words to measure. Train on one that has, and ask again.',
  },
};
