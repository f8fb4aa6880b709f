/**
 * Which unit follows a property of the text. A yes-or-no property is scored by the area under the ROC curve: the chance
 * that a letter which has it gets a higher value than one which has not. A number is scored by Pearson's correlation.
 * The idea of looking for such units: Karpathy, Johnson & Fei-Fei 2015.
 */

export interface UnitScore {
  /** Counted from 0. */
  readonly unit: number;
  /** Area under the curve, or Pearson's r, as they come: 0.5 and 0 are chance. NaN where there is nothing to tell apart. */
  readonly score: number;
  /** From 0, chance, to 1, perfect, whichever way round. */
  readonly strength: number;
}

/** A property of every letter: marks are 0 or 1. */
export interface LetterProperty {
  readonly kind: 'marks' | 'numbers';
  /** `[T]` */
  readonly values: ArrayLike<number>;
}

/**
 * Area under the ROC curve by ranks; equal values share theirs (Mann & Whitney 1947).
 * @param marks  0 or 1 each
 * @returns      NaN where all marks are alike, or a value is not a number
 */
export function areaUnderCurve(values: ArrayLike<number>, marks: ArrayLike<number>): number {
  const order = Array.from({ length: marks.length }, (_, t) => t).sort((a, b) => values[a] - values[b]);
  let [positives, rankSum] = [0, 0];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let k = from; k < to; k++) {
      if (Number.isNaN(values[order[k]])) return NaN;
      if (marks[order[k]] === 1) {
        positives += 1;
        rankSum += rank;
      }
    }
    from = to;
  }
  const negatives = order.length - positives;
  return positives === 0 || negatives === 0
    ? NaN
    : (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Pearson's r; NaN where either side is constant or not a number. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = Math.min(a.length, b.length);
  let [meanA, meanB] = [0, 0];
  for (let t = 0; t < n; t++) {
    meanA += a[t] / n;
    meanB += b[t] / n;
  }
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let t = 0; t < n; t++) {
    product += (a[t] - meanA) * (b[t] - meanB);
    squaresA += (a[t] - meanA) ** 2;
    squaresB += (b[t] - meanB) ** 2;
  }
  // Rounding leaves a trace of a constant; it is one all the same.
  const nothing = (squares: number, mean: number) =>
    squares <= n * (1e-14 * Math.max(1, Math.abs(mean))) ** 2;
  if (nothing(squaresA, meanA) || nothing(squaresB, meanB)) return NaN;
  return product / Math.sqrt(squaresA * squaresB);
}

/**
 * All units by how well they follow a property, the best first; those without a score last.
 * @param values  `[T, H]`
 */
export function followers(
  values: ArrayLike<number>,
  H: number,
  { kind, values: property }: LetterProperty,
): readonly UnitScore[] {
  const T = property.length;
  const scores = Array.from({ length: H }, (_, unit): UnitScore => {
    const own = Float64Array.from({ length: T }, (__, t) => values[t * H + unit]);
    const score = kind === 'marks' ? areaUnderCurve(own, property) : correlation(own, property);
    const strength = kind === 'marks' ? Math.abs(2 * score - 1) : Math.abs(score);
    return { unit, score, strength };
  });
  const of = ({ strength }: UnitScore) => (Number.isNaN(strength) ? -1 : strength);
  return scores.sort((a, b) => of(b) - of(a) || a.unit - b.unit);
}
