/** How closely the value of each unit follows a property of the letters, and which units do so best. */

export interface UnitFollower {
  /** From 0. */
  readonly unit: number;
  /**
   * Yes or no: the area under the ROC curve, how often a letter that has the property has a higher value than one that
   * has not. Amounts: Pearson's r. NaN where the unit's values are not numbers, or r of a value that never changes.
   */
  readonly measured: number;
  /** How well it follows, whether it rises with the property or falls: `max(a, 1 − a)`, ½ to 1, or `|r|`, 0 to 1. */
  readonly score: number;
}

/**
 * The area under the ROC curve, `P(v⁺ > v⁻) + ½ P(v⁺ = v⁻)`, from the sum of the ranks, ties at their mean.
 * @param wanted  1 where the property holds, else 0, `[T]`
 * @param values  `[T]`
 * @returns NaN where no letter has the property, all have it, or a value is not a number
 * Source: Mann & Whitney 1947; Hanley & McNeil 1982.
 */
export function areaUnderRoc(values: ArrayLike<number>, wanted: ArrayLike<number>): number {
  const T = values.length;
  const sorted = Float64Array.from(values).sort();
  // NaN is sorted last.
  if (T === 0 || Number.isNaN(sorted[T - 1])) return NaN;
  const holding: number[] = [];
  for (let t = 0; t < T; t++) if (wanted[t] === 1) holding.push(values[t]);
  const [yes, no] = [holding.length, T - holding.length];
  if (yes === 0 || no === 0) return NaN;
  const ascending = Float64Array.from(holding).sort();
  let [rank, below, end] = [0, 0, 0];
  for (const value of ascending) {
    // −0 and 0 are one value, though sorted apart.
    while (below < T && sorted[below] < value) below++;
    end = Math.max(end, below);
    while (end < T && sorted[end] <= value) end++;
    rank += (below + 1 + end) / 2;
  }
  return (rank - (yes * (yes + 1)) / 2) / (yes * no);
}

/**
 * Pearson's correlation of two series of the same length `T`; NaN where one of them never changes, or is not a number
 * throughout.
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let t = 0; t < a.length; t++) {
    const [x, y] = [a[t] - meanA, b[t] - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  // A value that is always the same may miss its mean by a rounding, which is no change.
  const still = (squares: number, at: number) =>
    squares <= a.length * (4 * Number.EPSILON * Math.abs(at)) ** 2;
  if (still(aa, meanA) || still(bb, meanB)) return NaN;
  return Math.min(1, Math.max(-1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let t = 0; t < values.length; t++) sum += values[t];
  return sum / values.length;
}

/** One unit's values out of all, `[T]` out of `[T, H]`. */
export function unitSeries(values: ArrayLike<number>, H: number, unit: number): Float64Array {
  return Float64Array.from({ length: values.length / H }, (_, t) => values[t * H + unit]);
}

/**
 * Every unit with its score, the one that follows the property best first, equal ones by their number; those without a
 * score last.
 * @param values  `[T, H]`
 * @param wanted  `[T]`: 0 or 1 where `yesOrNo`, else amounts
 * @returns       `[H]`
 */
export function unitFollowers(
  values: ArrayLike<number>,
  H: number,
  wanted: ArrayLike<number>,
  yesOrNo: boolean,
): readonly UnitFollower[] {
  const followers = Array.from({ length: H }, (_, unit): UnitFollower => {
    const series = unitSeries(values, H, unit);
    const measured = yesOrNo ? areaUnderRoc(series, wanted) : pearson(series, wanted);
    const score = yesOrNo ? Math.max(measured, 1 - measured) : Math.abs(measured);
    return { unit, measured, score };
  });
  const rank = ({ score }: UnitFollower) => (Number.isNaN(score) ? -1 : score);
  return followers.sort((a, b) => rank(b) - rank(a) || a.unit - b.unit);
}
