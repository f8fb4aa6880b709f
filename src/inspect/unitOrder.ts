/** Orders of a layer's units: as they are numbered, alike ones side by side, or the most saturated first. */
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import { quantities } from '#rnn/quantities';
import { leafOrder } from './leafOrder.ts';
import { pearson, unitSeries } from './unitFollowers.ts';

export const unitOrders = ['index', 'similarity', 'saturation'] as const;
export type UnitOrderName = (typeof unitOrders)[number];

/**
 * Whether a unit's value stands where its squashing function is flat: a gate below 0.1 or above 0.9 (Karpathy, Johnson &
 * Fei-Fei 2015, section 4.3), a value of tanh beyond ±0.9, a ReLU's at 0. Of a cell state, what the cell shows: tanh c.
 */
export function isSaturated(cell: CellName, name: ActivationName, value: number): boolean {
  if (quantities[name].scale === 'gate') return value < 0.1 || value > 0.9;
  const { gates, squashing }: { gates: readonly string[]; squashing: readonly string[] } = cells[cell];
  if (squashing[gates.indexOf(name)] === 'relu') return value === 0;
  return Math.abs(name === 'cellState' ? Math.tanh(value) : value) > 0.9;
}

/**
 * The share of the steps at which each unit is saturated, 0 to 1, `[H]`; 0 where there are no steps.
 * @param values  `[T, H]`
 */
export function saturatedShares(
  cell: CellName,
  name: ActivationName,
  values: ArrayLike<number>,
  H: number,
): Float64Array {
  const T = values.length / H;
  const shares = new Float64Array(H);
  for (let k = 0; k < values.length; k++) if (isSaturated(cell, name, values[k])) shares[k % H] += 1;
  return shares.map((count) => (T === 0 ? 0 : count / T));
}

/**
 * How alike every two units are over the steps: Pearson's r, 0 with a unit that never changes or is not a number.
 * @param values  `[T, H]`
 * @returns       `[H, H]`, symmetric, 1 on the diagonal
 */
export function unitCorrelations(values: ArrayLike<number>, H: number): Float64Array {
  const series = Array.from({ length: H }, (_, unit) => unitSeries(values, H, unit));
  const correlations = new Float64Array(H * H);
  for (let a = 0; a < H; a++) {
    correlations[a * H + a] = 1;
    for (let b = 0; b < a; b++) {
      const r = pearson(series[a], series[b]);
      correlations[a * H + b] = correlations[b * H + a] = Number.isNaN(r) ? 0 : r;
    }
  }
  return correlations;
}

/**
 * The units in an order, from top to bottom.
 * @param values  `[T, H]`
 * @returns       `[H]`: which unit stands in each row
 */
export function unitOrder(
  order: UnitOrderName,
  cell: CellName,
  name: ActivationName,
  values: ArrayLike<number>,
  H: number,
): Int32Array {
  switch (order) {
    case 'index':
      return Int32Array.from({ length: H }, (_, unit) => unit);
    case 'similarity':
      return leafOrder(
        unitCorrelations(values, H).map((r) => 1 - r),
        H,
      );
    case 'saturation': {
      const shares = saturatedShares(cell, name, values, H);
      return Int32Array.from(
        Array.from(shares, (_, unit) => unit).sort((a, b) => shares[b] - shares[a] || a - b),
      );
    }
    default:
      return order satisfies never;
  }
}
