/** The loss curve of a run, kept short enough to draw and to store. */
import type { StepRecord } from '#rnn/training';

const recordsLimit = 4000;

/**
 * Appends records and, above the limit, averages neighbours of the older half in pairs, so that the newest steps
 * stay whole and the curve keeps its shape. A pair carries the step of its first record.
 * @param records ascending by `trainStep`
 */
export function appendRecords(
  records: readonly StepRecord[],
  added: readonly StepRecord[],
  limit: number = recordsLimit,
): readonly StepRecord[] {
  const all = [...records, ...added];
  if (all.length <= limit) return all;
  const half = 2 * Math.floor(all.length / 4);
  const averaged: StepRecord[] = [];
  for (let k = 0; k < half; k += 2) {
    averaged.push({
      trainStep: all[k].trainStep,
      lossNats: (all[k].lossNats + all[k + 1].lossNats) / 2,
      gradientNorm: (all[k].gradientNorm + all[k + 1].gradientNorm) / 2,
    });
  }
  return [...averaged, ...all.slice(half)];
}
