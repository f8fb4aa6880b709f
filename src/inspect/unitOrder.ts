/** Orders in which the rows of a heatmap can stand, so that what belongs together is seen together. */
import type { ValueScale } from '#rnn/quantities';

export const unitOrders = ['index', 'similarity', 'saturation'] as const;
export type UnitOrder = (typeof unitOrders)[number];

/** Beyond this a gate counts as shut or open, a signed value as driven to its end. After Karpathy, Johnson & Fei-Fei 2015. */
const shut = 0.1;
const open = 0.9;

/**
 * @param values  `[T, H]`
 * @returns       units in the order of the rows, each once, `[H]`
 */
export function orderedUnits(
  order: UnitOrder,
  values: ArrayLike<number>,
  H: number,
  scale: ValueScale,
): readonly number[] {
  switch (order) {
    case 'index':
      return Array.from({ length: H }, (_, unit) => unit);
    case 'similarity':
      return bySimilarity(values, H);
    case 'saturation':
      return bySaturation(values, H, scale);
    default:
      return order satisfies never;
  }
}

/** From units mostly shut, or driven to −1, to units mostly open, or driven to 1. */
function bySaturation(values: ArrayLike<number>, H: number, scale: ValueScale): readonly number[] {
  const low = scale === 'gate' ? shut : -open;
  const score = new Float64Array(H);
  for (let k = 0; k < values.length; k++) {
    if (values[k] > open) score[k % H] += 1;
    else if (values[k] < low) score[k % H] -= 1;
  }
  return Array.from(score.keys()).sort((a, b) => score[a] - score[b] || a - b);
}

/** Rows with their mean taken away and of length 1, so that a dot product is Pearson's correlation. A constant is zeros. */
function standardised(values: ArrayLike<number>, H: number): readonly Float64Array[] {
  const T = Math.floor(values.length / H);
  return Array.from({ length: H }, (_, unit) => {
    const row = Float64Array.from({ length: T }, (__, t) => values[t * H + unit]);
    const mean = row.reduce((sum, value) => sum + value, 0) / Math.max(1, T);
    let squares = 0;
    for (let t = 0; t < T; t++) squares += (row[t] - mean) ** 2;
    const length = Math.sqrt(squares);
    return row.map((value) => (length > 0 ? (value - mean) / length : 0));
  });
}

/**
 * Pearson's correlation between all units, `[H, H]`; 0 with a unit that is constant or not a number.
 * @param values  `[T, H]`
 */
export function unitCorrelations(values: ArrayLike<number>, H: number): Float64Array {
  const rows = standardised(values, H);
  const correlations = new Float64Array(H * H);
  for (let a = 0; a < H; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let t = 0; t < rows[a].length; t++) sum += rows[a][t] * rows[b][t];
      const correlation = Number.isFinite(sum) ? sum : 0;
      correlations[a * H + b] = correlation;
      correlations[b * H + a] = correlation;
    }
  return correlations;
}

/**
 * Leaves of a tree that joins the most alike first: average linkage on `1 − r` (Sokal & Michener 1958). Where two
 * branches meet, each is turned so that their most alike ends touch.
 */
function bySimilarity(values: ArrayLike<number>, H: number): readonly number[] {
  const correlations = unitCorrelations(values, H);
  const between = Array.from({ length: H }, (_, a) =>
    Float64Array.from({ length: H }, (__, b) => 1 - correlations[a * H + b]),
  );
  const leaves: number[][] = Array.from({ length: H }, (_, unit) => [unit]);
  const alive = new Set(leaves.keys());
  while (alive.size > 1) {
    let [first, second, nearest] = [-1, -1, Infinity];
    for (const a of alive)
      for (const b of alive)
        if (a < b && between[a][b] < nearest) [first, second, nearest] = [a, b, between[a][b]];
    const [m, n] = [leaves[first].length, leaves[second].length];
    for (const other of alive) {
      if (other === first || other === second) continue;
      const mean = (m * between[first][other] + n * between[second][other]) / (m + n);
      between[first][other] = mean;
      between[other][first] = mean;
    }
    leaves[first] = joined(leaves[first], leaves[second], (a, b) => 1 - correlations[a * H + b]);
    alive.delete(second);
  }
  return leaves[alive.values().next().value ?? 0] ?? [];
}

/** Of the four ways to put two branches end to end, the one whose touching leaves are most alike. */
function joined(
  left: readonly number[],
  right: readonly number[],
  distance: (a: number, b: number) => number,
): number[] {
  const ways = [
    [left, right],
    [left, right.toReversed()],
    [left.toReversed(), right],
    [left.toReversed(), right.toReversed()],
  ] as const;
  const gap = ([a, b]: (typeof ways)[number]) => distance(a[a.length - 1], b[0]);
  const best = ways.reduce((nearest, way) => (gap(way) < gap(nearest) ? way : nearest));
  return [...best[0], ...best[1]];
}
