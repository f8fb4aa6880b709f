/**
 * Two models read a sequence in two orders: four strips of bars, one for the value of a unit after each item, and apart
 * from them one for what is left of the whole. Lengths are CSS pixels.
 */

export const memories = ['without', 'with'] as const;
export const orders = ['inOrder', 'shuffled'] as const;
export type Memory = (typeof memories)[number];
export type Order = (typeof orders)[number];

export interface OrderBar {
  /** Place in the strip, from 0; null: what is left of the whole. */
  readonly place: number | null;
  readonly value: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  /** Middle of the bar, where its item is written. */
  readonly middle: number;
}

export interface OrderStrip {
  readonly memory: Memory;
  readonly order: Order;
  readonly left: number;
  readonly width: number;
  /** Baseline of its name, pixel of the value 0, baseline of the items. */
  readonly title: number;
  readonly zero: number;
  readonly items: number;
  /** Values of ±1 lie so far from zero. */
  readonly reach: number;
  /** Where the summary is set apart. */
  readonly divide: number;
  readonly bars: readonly OrderBar[];
}

export interface OrderStrips {
  readonly wide: boolean;
  readonly width: number;
  readonly height: number;
  readonly strips: readonly OrderStrip[];
}

const wideFrom = 560;
const [reach, strip, gutter] = [34, 122, 36];

/**
 * @param values   of one unit, for each strip `[T]`, between −1 and 1; one that is not a number has a bar of no height
 * @param summary  of that unit, for each strip
 */
export function layoutOrderStrips(
  values: Readonly<Record<Memory, Readonly<Record<Order, readonly number[]>>>>,
  summary: Readonly<Record<Memory, Readonly<Record<Order, number>>>>,
  width: number,
): OrderStrips {
  const wide = width >= wideFrom;
  const stripWidth = wide ? (width - gutter) / 2 : width;
  const strips = memories.flatMap((memory, column) =>
    orders.map((order, row): OrderStrip => {
      const left = wide ? column * (stripWidth + gutter) : 0;
      const top = (wide ? row : 2 * column + row) * strip;
      const own = values[memory][order];
      // One more place for the summary, and half of one to set it apart.
      const step = stripWidth / (own.length + 1.5);
      const zero = top + 26 + reach;
      const bar = (place: number | null, value: number): OrderBar => {
        const middle = left + step * (place === null ? own.length + 1 : place + 0.5);
        const length = Number.isFinite(value) ? Math.min(1, Math.abs(value)) * reach : 0;
        const barWidth = Math.min(22, step * 0.72);
        return {
          place,
          value,
          x: middle - barWidth / 2,
          width: barWidth,
          y: value > 0 ? zero - length : zero,
          height: length,
          middle,
        };
      };
      return {
        memory,
        order,
        left,
        width: stripWidth,
        title: top + 14,
        zero,
        items: zero + reach + 16,
        reach,
        divide: left + step * (own.length + 0.25),
        bars: [...own.map((value, place) => bar(place, value)), bar(null, summary[memory][order])],
      };
    }),
  );
  return { wide, width, height: (wide ? 2 : 4) * strip, strips };
}
