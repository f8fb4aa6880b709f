/** For tests: a trainer whose loss is its step number and whose weights count steps. */
import { charModelLayout } from '#rnn/model';
import type { Snapshot } from '#rnn/training';
import type { Trainer } from './notANumber.ts';

export const layout = charModelLayout({ cell: 'lstm', units: 1, vocabulary: ['a', 'b'] });
const P = layout.reduce((sum, { size }) => sum + size, 0);

/** `spoil` may break a step; `onStep` is called at every one. */
export function countingTrainer(
  spoil: {
    loss?: number;
    /** The norm of the gradient is infinite from this step on, for the value `at`; null: for all together only. */
    gradient?: [step: number, at: number | null];
    parameter?: [step: number, at: number];
    input?: number;
  } = {},
  onStep: () => void = () => {},
) {
  let trainStep = 0;
  let unread: number[] = [];
  const trainer: Trainer = {
    get trainStep() {
      return trainStep;
    },
    step() {
      onStep();
      unread.push(trainStep++);
    },
    async readRecords() {
      const records = unread.map((step) => ({
        trainStep: step,
        lossNats: step >= (spoil.loss ?? spoil.input ?? Infinity) ? NaN : step,
        gradientNorm: step >= (spoil.gradient?.[0] ?? Infinity) ? Infinity : 1,
      }));
      unread = [];
      return records;
    },
    async readState() {
      const parameters = new Float32Array(P).fill(trainStep);
      if (spoil.parameter && trainStep > spoil.parameter[0]) parameters[spoil.parameter[1]] = NaN;
      return {
        trainStep,
        parameters,
        moments: new Float32Array(2 * P),
        state: new Float32Array(2),
        cursor: 0,
      };
    },
    restore(from: Snapshot) {
      trainStep = from.trainStep;
      unread = [];
    },
    async readGradient() {
      const gradient = new Float32Array(P).fill(1);
      if (spoil.gradient && spoil.gradient[1] !== null && trainStep >= spoil.gradient[0])
        gradient[spoil.gradient[1]] = NaN;
      return gradient;
    },
    badInput: () => (trainStep === spoil.input ? 100 * trainStep : null),
    dispose() {},
  };
  return trainer;
}
