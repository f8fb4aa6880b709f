/** What the model did in predictions about the cell, with the numbers that show it, in English. */
import { formatNumber } from '#notation/number';

const two = (value: number) => formatNumber(value, 2);

const letterName = (letter: string) => (letter === ' ' ? 'the space' : `“${letter}”`);

interface Farthest {
  readonly value: number;
  readonly unit: number;
  readonly letter: string;
}

export const cell = {
  gateAtRepeatedLetter: ({
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
    `In unit ${unit} the forget gate was ${formatNumber(first)} where ${letterName(letter)} came first and ` +
    `${formatNumber(again)} where it came again.`,
  memoryIfNothingForgotten: ({
    unit,
    now,
    held,
  }: {
    readonly unit: number;
    readonly now: number;
    readonly held: number;
  }) =>
    `Unit ${unit} ends the word with c = ${two(now)}. With its forget gate held at 1 it ends with c = ${two(held)}.`,
  farthestFromZero: ({ cell, hidden }: { readonly cell: Farthest; readonly hidden: Farthest }) =>
    `The cell state went as far as ${two(cell.value)} (unit ${cell.unit}, at ${letterName(cell.letter)}), ` +
    `the hidden state as far as ${two(hidden.value)} (unit ${hidden.unit}, at ${letterName(hidden.letter)}).`,
  needs: {
    figure: 'The figure has not finished reading yet. Ask again in a moment.',
    lstm: 'The figure shows another kind of cell. Choose the LSTM in it, and ask again.',
    repeatedLetter:
      'No letter of this word comes twice. Put a word such as “hello” into the figure, and ask again.',
  },
};
