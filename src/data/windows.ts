/** Windows of a series: some time steps to read, and what comes after them to forecast. */
import type { Examples } from './examples.ts';

/** Numbers over time: one series of several columns, or many series one after the other. */
export interface Table {
  /** `[L, C]` */
  readonly values: Float64Array;
  /** Columns, `C`. */
  readonly C: number;
}

export interface WindowShape {
  /** Steps that are read, `T`. */
  readonly T: number;
  /** Steps that are forecast, the next one being the first. */
  readonly horizon: number;
  /** False: one forecast, after the last step read. True: one after each step read. */
  readonly everyStep: boolean;
  /** The column that is forecast. */
  readonly column: number;
}

/**
 * Cuts windows out of a table. With `everyStep`, the target at step `t` is steps `t + 1 … t + horizon`.
 * @param starts  first rows of the windows, `[N]`; each needs `T + horizon` rows
 * @returns       inputs `[N, T, C]`; targets `[N, horizon]`, or `[N, T, horizon]` with `everyStep`
 * @throws RangeError when a window does not fit into the table
 */
export function cutWindows(table: Table, starts: readonly number[], shape: WindowShape): Examples {
  const { values, C } = table;
  const { T, horizon, everyStep, column } = shape;
  const [N, L] = [starts.length, values.length / C];
  const outside = starts.find((start) => start < 0 || start + T + horizon > L);
  if (outside !== undefined)
    throw new RangeError(`a window of ${T} + ${horizon} rows at row ${outside} does not fit into ${L} rows`);

  const read = new Float32Array(N * T * C);
  const answers = new Float32Array(N * (everyStep ? T : 1) * horizon);
  let place = 0;
  starts.forEach((start, n) => {
    read.set(values.subarray(start * C, (start + T) * C), n * T * C);
    for (let t = everyStep ? 0 : T - 1; t < T; t++) {
      for (let ahead = 1; ahead <= horizon; ahead++)
        answers[place++] = values[(start + t + ahead) * C + column];
    }
  });
  return {
    count: N,
    inputs: { kind: 'values', T, I: C, values: read },
    targets: { kind: 'values', T: everyStep ? T : null, O: horizon, values: answers },
  };
}

/**
 * First rows of all windows of `rows` rows that lie in `from … to − 1` and hold numbers only.
 * A gap is NaN; no window bridges one, so nothing that was not measured is learnt.
 */
export function windowStarts(table: Table, rows: number, from: number, to: number): number[] {
  const { values, C } = table;
  const starts: number[] = [];
  let whole = 0;
  for (let row = from; row < to; row++) {
    let isWhole = true;
    for (let column = 0; column < C; column++) isWhole &&= Number.isFinite(values[row * C + column]);
    whole = isWhole ? whole + 1 : 0;
    if (whole >= rows) starts.push(row - rows + 1);
  }
  return starts;
}
