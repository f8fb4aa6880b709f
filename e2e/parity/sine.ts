/** The task of the training cases: forecast the next value of a sine from a window before it, all windows at once. */
import { sineSeries } from '#data/tasks/sine';
import type { TrainingCase } from './cases.ts';

export interface SineTask {
  readonly T: number;
  readonly B: number;
  /** `[T, B, 1]` */
  readonly x: Float64Array;
  /** `[B]` */
  readonly targets: Float64Array;
}

export function sineTask({ dims }: TrainingCase): SineTask {
  const { steps: T, batch: B } = dims;
  const series = sineSeries();
  return {
    T,
    B,
    x: Float64Array.from({ length: T * B }, (_, k) => series[Math.floor(k / B) + (k % B)]),
    targets: Float64Array.from({ length: B }, (_, b) => series[b + T]),
  };
}
