/** A training run of a character model: what it is set to, what it records, and all it needs to be taken up again. */

export interface TrainingSettings {
  readonly seed: number;
  /** `B` places of the text that are read in parallel. */
  readonly batch: number;
  /** `T` letters that the gradient travels back (truncated BPTT). */
  readonly window: number;
  /** Adam's step size. */
  readonly learningRate: number;
  /** Bound on the global norm of the gradient; null: no clipping. */
  readonly clipNorm: number | null;
}

/** All that training needs to go on from a step as if it had never stopped. */
export interface Snapshot {
  /** Updates made so far. */
  readonly trainStep: number;
  /** `[P]`, laid out by `charModelLayout`. */
  readonly parameters: Float32Array;
  /** `[2, P]`: Adam's first and second moments. */
  readonly moments: Float32Array;
  /** `[2, B, H]`: cell state and hidden state carried between windows. */
  readonly state: Float32Array;
  /** Window at which the streams stand. */
  readonly cursor: number;
}

export interface StepRecord {
  /** The update that this loss preceded, counted from 0. */
  readonly trainStep: number;
  /** Mean cross-entropy of the window in nats per letter, before the update. */
  readonly lossNats: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
}
