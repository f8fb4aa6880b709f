/** What a training run did in predictions about its gradients, with the numbers that show it, in English. */
import { bitsNumber } from '#figures/bitsNumber';
import { derivativeNumber } from '#figures/derivativeNumber';

const norm = (value: number) => derivativeNumber(value, 3);
const afterUpdates = (steps: number) =>
  steps === 0 ? 'before any update' : `after ${steps === 1 ? '1 update' : `${steps} updates`}`;
const letterName = (letter: string) =>
  letter === ' ' ? 'the space' : letter === '\n' ? 'the line break' : `“${letter}”`;

export const stableTraining = {
  steepestAtFirst: ({
    trainStep,
    steepest,
    steepestNorm,
    recurrentNorm,
  }: {
    readonly trainStep: number;
    readonly steepest: string;
    readonly steepestNorm: number;
    readonly recurrentNorm: number;
  }) =>
    `In this run, ${afterUpdates(trainStep)}, ${steepest} has the largest gradient norm, ${norm(steepestNorm)}; that of the recurrent weights is ${norm(recurrentNorm)}.`,
  normAlongTraining: ({
    first,
    last,
    largest,
    at,
  }: {
    readonly first: number;
    readonly last: number;
    readonly largest: number;
    readonly at: number;
  }) =>
    `Over this passage the norm is ${norm(first)} at the first moment and ${norm(last)} at the last. It is largest ${afterUpdates(at)}: ${norm(largest)}.`,
  longestLetterGradients: ({
    letter,
    norm: longest,
    bits,
    least,
    shared,
    count,
  }: {
    readonly letter: string;
    readonly norm: number;
    readonly bits: number;
    readonly least: number;
    readonly shared: number;
    readonly count: number;
  }) =>
    `The longest gradient comes from foretelling ${letterName(letter)}: norm ${norm(longest)}, at a cost of ${bitsNumber(bits)} bits. The shortest of all has norm ${norm(least)}. Of the ${count} letters, ${shared} ${shared === 1 ? 'is' : 'are'} also among the ${count} that cost the most bits.`,
  needs: {
    figure: 'The figure has not loaded its training run yet. Ask again in a moment.',
    reading: 'The figure is still reading the passage at its moments. Ask again in a moment.',
    oneMoment: 'Only one moment of this run is shown. Choose the recorded run, or train on, and ask again.',
    noGradient:
      'At some moment of this run the gradient is zero or not a number. Choose another run or moment, and ask again.',
    longerPassage: 'This needs a passage of eleven letters or more. Type a longer one, and ask again.',
  },
};
