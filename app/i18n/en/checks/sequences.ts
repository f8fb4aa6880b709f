/** What the model did in predictions about order, with the numbers that show it, in English. */
import { fineNumber } from '#figures/numbers';
import { formatNumber } from '#notation/number';

interface Felt {
  /** The first letter, and the one put in its place. */
  readonly first: string;
  readonly other: string;
  readonly unit: number;
  /** At how many letters the unit differs, and how many there are. */
  readonly count: number;
  readonly letters: number;
  /** Differences at the first letter and at the last. */
  readonly atFirst: number;
  readonly atLast: number;
}

const letters = (count: number) => (count === 1 ? '1 letter' : `${count} letters`);

export const sequences = {
  orderWithoutMemory: ({ difference }: { readonly difference: number }) =>
    difference === 0
      ? 'The items were shuffled once more, and no number of the answer without memory moved.'
      : `The items were shuffled once more, and the answer without memory moved by at most ${fineNumber(difference)}, ` +
        'which is what adding up in another order leaves.',
  unitsThatTellOrder: ({
    apart,
    units,
    most,
  }: {
    readonly apart: number;
    readonly units: number;
    readonly most: number;
  }) =>
    `Of ${units} units, ${apart} ${apart === 1 ? 'ends' : 'end'} more than 0.1 apart; the largest difference is ${formatNumber(most)}.`,
  lettersThatFeelTheFirst: ({ first, other, unit, count, letters: all, atFirst, atLast }: Felt) =>
    `With “${other}” in place of “${first}”, unit ${unit} differs at ${letters(count)} of ${all}: by ${formatNumber(atFirst)} at the first and by ` +
    `${formatNumber(atLast)} at the last.`,
  needs: {
    figure: 'The figure has not finished reading yet. Ask again in a moment.',
    shuffled: 'The figure of the two orders has not been shown yet. Scroll to it, and ask again.',
  },
};
