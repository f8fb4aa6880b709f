/** What the model did in predictions about the backward pass, with the numbers that show it, in English. */
import { formatLive } from '#notation/number';

const percent = (value: number) =>
  value >= 0.1 && value < 1000 ? `${Number(value.toPrecision(2))}%` : `${formatLive(value)}%`;

const listed = (letters: readonly string[]) =>
  letters.length < 2 ? letters.join('') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1) ?? ''}`;

export const throughTime = {
  weightBehindWall: ({
    wall,
    cut,
    whole,
  }: {
    readonly wall: number;
    readonly cut: number;
    readonly whole: number;
  }) =>
    `With a wall after step ${wall} the derivative by the weight is ${formatLive(cut)}; without it, it is ${formatLive(whole)}.`,
  gradientLeftAtStart: ({
    first,
    last,
    steps,
    left,
  }: {
    readonly first: number;
    readonly last: number;
    readonly steps: number;
    readonly left: number;
  }) =>
    `The gradient’s length is ${formatLive(last)} at the last step and ${formatLive(first)} at the first, ${
      steps === 1 ? 'one Jacobian' : `${steps} Jacobians`
    } earlier: ${percent(left)} is left.`,
  stepsThatTeach: ({
    places,
    largest,
    steps,
  }: {
    readonly places: readonly string[];
    readonly largest: string;
    readonly steps: number;
  }) =>
    `The largest term belongs to step ${largest}. Of ${steps} steps, ${places.length} add at least a tenth of it: ${listed(places)}.`,
  /** A step and the letter that it reads. */
  place: (step: number, letter: string) => `${step} ${letter}`,
  needs: {
    figure: 'The figure has not finished going back yet. Ask again in a moment.',
    longerWord:
      'This word has too few letters to look back over. Put a longer one into the figure, and ask again.',
    noGradient:
      'No gradient leaves the last prediction of this model, so there is nothing to compare. Choose another model or word, and ask again.',
  },
};
