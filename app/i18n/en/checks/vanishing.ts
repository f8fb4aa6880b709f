/** What the network did in predictions about vanishing gradients, with the numbers that show it, in English. */
import { fromLogarithm } from '#figures/scientific';

const steps = (count: number) => (count === 1 ? '1 step' : `${count} steps`);

export const vanishing = {
  orthogonalAtOne: ({ back, log10 }: { readonly back: number; readonly log10: number }) =>
    `${steps(back)} back the length is ${fromLogarithm(log10)}, where it started from 1.`,
  stepsAtHalf: ({
    share,
    before,
    there,
  }: {
    readonly share: number;
    readonly before: number;
    readonly there: number;
  }) =>
    `With a radius of 0.5 the length is ${fromLogarithm(before)} at ${steps(share - 1)} back and ${fromLogarithm(there)} at ${steps(share)}, the first below 1%.`,
  beyondOne: ({
    back,
    log10,
    highest,
    at,
  }: {
    readonly back: number;
    readonly log10: number;
    readonly highest: number;
    readonly at: number;
  }) =>
    `The line is highest at ${steps(at)} back, with ${fromLogarithm(highest)}, and ends at ${fromLogarithm(log10)} after ${steps(back)}. The power 1.5 to the ${back} would be ${fromLogarithm(back * Math.log10(1.5))}.`,
  /** What stands below a point of the drawing. */
  place: (back: number) => String(back),
  needs: {
    figure: 'The figure has not finished computing yet. Ask again in a moment.',
    longer: 'The sequence is too short to see this. Set a greater length in the figure, and ask again.',
  },
};
