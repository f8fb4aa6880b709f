/** Bounds of what a learner can set a training run to, in the form and in a link. */

export interface NumberRange {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

export const trainingRanges = {
  units: { low: 4, high: 256, whole: true },
  batch: { low: 1, high: 128, whole: true },
  window: { low: 2, high: 256, whole: true },
  learningRate: { low: 0.00001, high: 1e38, whole: false },
  clipNorm: { low: 0, high: 1000, whole: false },
  seed: { low: 0, high: 4_294_967_295, whole: true },
} as const satisfies Record<string, NumberRange>;

/** Applies at once: it changes nothing that was learned. */
export const targetStepsRange: NumberRange = { low: 1, high: 100_000, whole: true };
