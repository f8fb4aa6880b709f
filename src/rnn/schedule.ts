/** The step size as training goes on. */
import type { LearningRateSchedule } from './training.ts';

/**
 * @param rate    the learning rate that the schedule starts from, or warms up to
 * @param update  counted from 0
 * Source: cosine, Loshchilov & Hutter 2017; warm-up, Goyal et al. 2017.
 */
export function scheduledRate(schedule: LearningRateSchedule, rate: number, update: number): number {
  switch (schedule.kind) {
    case 'constant':
      return rate;
    case 'step':
      return rate * schedule.factor ** Math.floor(update / schedule.every);
    case 'exponential':
      return rate * schedule.rate ** update;
    case 'cosine': {
      const share = Math.min(1, update / schedule.over);
      return rate * (schedule.floor + ((1 - schedule.floor) * (1 + Math.cos(Math.PI * share))) / 2);
    }
    case 'warmUp':
      return rate * Math.min(1, (update + 1) / schedule.over);
    default:
      return schedule satisfies never;
  }
}
