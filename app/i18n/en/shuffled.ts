/** What a learner reads in the figure of two orders, in English. Numbers come formatted. */
import type { Memory, Order } from '#figures/orderStrips';
import type { SequenceName } from '../../state/shuffledView.ts';

const memories: Readonly<Record<Memory, string>> = { without: 'Without memory', with: 'With memory' };
const orders: Readonly<Record<Order, string>> = { inOrder: 'in order', shuffled: 'shuffled' };
const summaries: Readonly<Record<Memory, string>> = { without: 'mean', with: 'last' };

export const shuffled = {
  title: 'The same items in another order, read with memory and without',
  loading: 'Loading the network…',
  failed: (message: string) => `The sequence could not be read (${message}). Reload the page to try again.`,
  missing:
    'The trained network could not be loaded, so this is one with random weights. Its answers are guesses.',
  damaged: (detail: string) =>
    `The file of the trained network is damaged (${detail}), so this is one with random weights. Its answers are guesses.`,
  oneItem: 'A single letter has only one order. Type a longer name.',

  sequence: 'Sequence',
  sequences: { name: 'A name', births: 'Births of two weeks' } satisfies Record<SequenceName, string>,
  again: 'Shuffle again',

  memories,
  orders,
  summaries,
  picture: (unit: number) => `Unit ${unit} after each item, in two orders, without memory and with`,
  stripTitle: (memory: Memory, order: Order) => `${memories[memory]}, ${orders[order]}`,

  answer: {
    name: (language: string, share: string) => `${language}, ${share}`,
    births: (thousands: string) => `${thousands} thousand births on the next day`,
  } satisfies Record<SequenceName, unknown>,
  differences: {
    without: (difference: string) =>
      `Largest difference between the two means, over all units: ${difference}`,
    with: (difference: string) =>
      `Largest difference between the two last states, over all units: ${difference}`,
  } satisfies Record<Memory, unknown>,
  legend:
    'Each bar is the value of the unit after an item, from −1 to 1; the one set apart is what is left of the whole.',

  caption: (same: boolean, apart: number, units: number) => ({
    lead: same
      ? 'Without memory, the order makes no difference'
      : 'Without memory, something is not a number, so nothing can be compared',
    rest: `: each item has the same state wherever it stands. With memory, ${
      apart === 0 ? 'none' : apart
    } of ${units} units end${apart === 1 ? 's' : ''} more than 0.1 apart.`,
  }),
  columns: {
    place: 'Place',
    item: (order: Order) => `Item, ${orders[order]}`,
    value: (memory: Memory, order: Order) => `${memories[memory]}, ${orders[order]}`,
    whole: 'the whole',
  },
};
