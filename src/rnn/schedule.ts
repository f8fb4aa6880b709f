/** The learning rate at every update. The engine and the reference both ask here. */
import type { LearningRateSchedule } from './training.ts';

/**
 * The share of the full learning rate that update `trainStep` (from 0) is made with.
 *
 * - `step`: `factor` to the power of the whole periods of `every` updates that have passed
 * - `exponential`: `rate ^ trainStep`
 * - `cosine`: from 1 at update 0 along half a cosine to `floor` at update `over`, and `floor` from there on
 *   (Loshchilov & Hutter 2017, without restarts)
 * - `warmUp`: `(trainStep + 1) / (over + 1)`, so that the first update is not wasted and update `over` is the first
 *   at the full rate (Goyal et al. 2017)
 */
export function scheduledShare(schedule: LearningRateSchedule, trainStep: number): number {
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'step':
      return schedule.factor ** Math.floor(trainStep / schedule.every);
    case 'exponential':
      return schedule.rate ** trainStep;
    case 'cosine': {
      if (trainStep >= schedule.over) return schedule.floor;
      const fall = (1 + Math.cos((Math.PI * trainStep) / schedule.over)) / 2;
      return schedule.floor + (1 - schedule.floor) * fall;
    }
    case 'warmUp':
      return Math.min(1, (trainStep + 1) / (schedule.over + 1));
    default:
      return schedule satisfies never;
  }
}
