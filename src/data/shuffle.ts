/** Seeded choices: whole numbers, permutations, and a split of rows into parts. */
import { seededRandom, type RandomSource } from './random.ts';

/** Uniform on `0 … limit − 1`; the bias of 32-bit numbers is below `limit / 2³²`. */
export function wholeNumber(random: RandomSource, limit: number): number {
  return Math.floor(random.next() * limit);
}

/** The items in random order, copied. Source: Fisher & Yates 1938; Durstenfeld 1964. */
export function shuffled<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const order = [...items];
  for (let k = order.length - 1; k > 0; k--) {
    const other = wholeNumber(random, k + 1);
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

/**
 * Items dealt into two parts that have none in common.
 * @param share  of the items that go to validation, between 0 and 1, rounded; at least one item to each part
 * @throws RangeError when there are fewer than two items or the share is not between 0 and 1
 */
export function dealOut<Item>(
  items: readonly Item[],
  share: number,
  seed: number,
): { readonly train: readonly Item[]; readonly validation: readonly Item[] } {
  if (items.length < 2) throw new RangeError(`expected at least 2 items to split, got ${items.length}`);
  assertShare(share);
  const count = Math.min(items.length - 1, Math.max(1, Math.round(items.length * share)));
  const order = shuffled(items, seededRandom(seed));
  return { train: order.slice(count), validation: order.slice(0, count) };
}

/** @throws RangeError unless the share leaves something to both parts */
export function assertShare(share: number): void {
  if (!(share > 0 && share < 1)) throw new RangeError(`expected a share between 0 and 1, got ${share}`);
}

/** @throws RangeError unless the option is a whole number from `least` on */
export function assertWhole(name: string, value: number, least: number): void {
  if (!(Number.isSafeInteger(value) && value >= least))
    throw new RangeError(`${name}: expected a whole number from ${least} on, got ${value}`);
}
