/** Two rows of numbers over the same text: where they lie, how far they swing, and whether they swing together. */
import { pearson } from './unitFollowers.ts';

interface RowsTogether {
  readonly meanA: number;
  readonly meanB: number;
  /** Standard deviations over the text, divided by `T`, not `T − 1`. */
  readonly spreadA: number;
  readonly spreadB: number;
  /** Mean product of the distances from the means. */
  readonly covariance: number;
  /** Pearson's r; NaN where a row never changes or is not a number throughout. */
  readonly correlation: number;
}

/**
 * @param a  `[T]`, one value or more
 * @param b  `[T]`
 */
export function rowsTogether(a: ArrayLike<number>, b: ArrayLike<number>): RowsTogether {
  const T = a.length;
  const mean = (value: (t: number) => number) => {
    let sum = 0;
    for (let t = 0; t < T; t++) sum += value(t);
    return sum / T;
  };
  const meanA = mean((t) => a[t]);
  const meanB = mean((t) => b[t]);
  return {
    meanA,
    meanB,
    spreadA: Math.sqrt(mean((t) => (a[t] - meanA) ** 2)),
    spreadB: Math.sqrt(mean((t) => (b[t] - meanB) ** 2)),
    covariance: mean((t) => (a[t] - meanA) * (b[t] - meanB)),
    correlation: pearson(a, b),
  };
}
