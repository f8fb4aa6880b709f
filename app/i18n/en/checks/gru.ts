/** What the model did in predictions about the GRU, with the numbers that show it, in English. */
import { formatNumber } from '#notation/number';

const two = (value: number) => formatNumber(value, 2);

export const gru = {
  gruLettersMostlyKept: ({
    unit,
    count,
    letters,
    least,
    most,
  }: {
    readonly unit: number;
    readonly count: number;
    readonly letters: number;
    /** Of the kept shares over the letters. */
    readonly least: number;
    readonly most: number;
  }) =>
    `Unit ${unit} keeps more than half at ${count} of ${letters} letters; the share goes from ${two(least)} to ${two(most)}.`,
  gruKeptOverWord: ({
    unit,
    shares,
    percent,
    cleared,
    units,
  }: {
    readonly unit: number;
    /** From the second letter to the last. */
    readonly shares: readonly number[];
    readonly percent: number;
    /** Units of the cell with less than 1% left. */
    readonly cleared: number;
    readonly units: number;
  }) =>
    `In unit ${unit} ${shares.map(two).join(' × ')} leaves ${formatNumber(percent, 1)} %. ` +
    `Of the ${units} units of the cell, ${cleared} ${cleared === 1 ? 'has' : 'have'} less than 1 % left.`,
  gruWithoutReset: ({
    unit,
    now,
    held,
  }: {
    readonly unit: number;
    readonly now: number;
    readonly held: number;
  }) =>
    `Unit ${unit} ends the word with h = ${formatNumber(now)}. With all reset gates at 1 it ends with h = ${formatNumber(held)}.`,
  needs: {
    figure: 'The figure has not finished reading yet. Ask again in a moment.',
    gru: 'The figure shows another kind of cell. Choose the GRU in it, and ask again.',
    secondLetter: 'There is only one letter. Put a longer word into the figure, and ask again.',
  },
};
