/** What a race showed in predictions about it, with the numbers that show it, in English. */
import type { Spread } from '#figures/raceChart';
import { formatNumber } from '#notation/number';
import { race } from '../race.ts';

type Cell = 'rnn' | 'gru' | 'lstm';

const names: Readonly<Record<Cell, string>> = { rnn: 'the plain RNN', gru: 'the GRU', lstm: 'the LSTM' };

/** One of the three with something measured of it; null: nothing was. */
type Of<Value> = readonly { readonly cell: Cell; readonly value: Value | null }[];

function listed<Value>(of: Of<Value>, write: (value: Value) => string): string {
  return of
    .map(({ cell, value }) => `${names[cell]} ${value === null ? 'not measured' : write(value)}`)
    .join(', ');
}

export const whichOne = {
  mostParameters: ({ counts, units }: { readonly counts: Of<number>; readonly units: number }) =>
    `With ${units} ${units === 1 ? 'unit' : 'units'} a layer, counted with the output layer: ${listed(counts, race.whole)}.`,
  parameterRatio: ({ plain, lstm }: { readonly plain: number; readonly lstm: number }) =>
    `The LSTM network has ${race.whole(lstm)} parameters and the plain one ${race.whole(plain)}: ${formatNumber(lstm / plain, 2)} times as many.`,
  slowestUpdate: ({ milliseconds }: { readonly milliseconds: Of<number> }) =>
    `Milliseconds an update on this device: ${listed(milliseconds, (value) => value.toPrecision(3))}.`,
  lowestLoss: ({ losses }: { readonly losses: Of<Spread> }) =>
    `Last losses, the median with the least and the greatest of the seeds: ${listed(losses, race.spread)}.`,
  needs: {
    figure: 'The figure has not been made ready yet. Ask again in a moment.',
    ownRace:
      'This is decided by a race of your own. Press “Race on this device”, let it finish, and ask again.',
    threeCells: 'Let the plain RNN with tanh, the LSTM and the GRU race against each other, and ask again.',
    someLoss: 'No network of this race has a loss at its end. Start it over with a smaller learning rate.',
  },
};
