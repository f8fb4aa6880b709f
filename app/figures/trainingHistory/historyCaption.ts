/** The moment in words. */
import type { GradientNorms, TrainingMoment } from '#inspect/trainingMoment';
import type { WeightMatrix } from '#figures/weightMatrix';
import { charModelLayout } from '#rnn/model';
import type { TrainingHistoryText } from '../../i18n/en.ts';
import type { FigureCaption } from '../FigureFrame.tsx';
import type { HistoryRun } from './useHistoryRun.ts';

export interface ShownMoment {
  readonly run: HistoryRun;
  /** `[T + 1]` */
  readonly letters: readonly string[];
  /** `[S]` */
  readonly moments: readonly (TrainingMoment | null)[];
  readonly row: number;
  readonly timeStep: number;
  readonly matrix: WeightMatrix;
  /** Of the loss at this letter alone. */
  readonly letter: GradientNorms | null;
}

export function historyCaption(shown: ShownMoment, text: TrainingHistoryText): FigureCaption {
  const { run, letters, moments, row, timeStep } = shown;
  const moment = moments[row];
  const steepest = moment ? moment.gradient.norms.indexOf(Math.max(...moment.gradient.norms)) : 0;
  return text.caption({
    trainStep: run.stops[row].trainStep,
    step: timeStep + 1,
    letter: letters[timeStep],
    next: letters[timeStep + 1],
    steps: letters.length - 1,
    vocabulary: run.spec.vocabulary.length,
    firstBits: row === 0 ? null : (moments[0]?.meanBits ?? null),
    firstStep: run.stops[0].trainStep,
    read: moment && {
      meanBits: moment.meanBits,
      bits: moment.bits[timeStep],
      probability: moment.probabilities[timeStep],
      steepest: charModelLayout(run.spec)[Math.max(0, steepest)].name,
      steepestNorm: moment.gradient.norms[Math.max(0, steepest)],
      wholeNorm: moment.gradient.whole,
    },
  });
}
