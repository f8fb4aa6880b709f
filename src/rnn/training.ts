/** A training run: what it is set to, what it records, and all it needs to be taken up again. */

export type OptimizerSettings =
  /** `momentum` 0: plain gradient descent. */
  | { readonly kind: 'sgd'; readonly momentum: number }
  | { readonly kind: 'rmsProp'; readonly decay: number; readonly epsilon: number }
  | {
      readonly kind: 'adam';
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };

/** The step size as a function of the update, counted from 0. */
export type LearningRateSchedule =
  | { readonly kind: 'constant' }
  /** Multiplied by `factor` after every `every` updates. */
  | { readonly kind: 'step'; readonly every: number; readonly factor: number }
  /** Multiplied by `rate` at every update. */
  | { readonly kind: 'exponential'; readonly rate: number }
  /** Half a cosine from the full rate down to `floor` times it at update `over`, and on at that. */
  | { readonly kind: 'cosine'; readonly over: number; readonly floor: number }
  /** Grows in a straight line to the full rate at update `over`. */
  | { readonly kind: 'warmUp'; readonly over: number };

/** How weights are drawn before the first update. */
export interface Initialisation {
  /** Of what meets inputs: dense and embedding matrices, kernels, `weight_ih`. */
  readonly input: 'torch' | 'glorot' | 'he';
  /** Of `weight_hh`, one square block a gate. */
  readonly recurrent:
    | 'torch'
    | 'glorot'
    | 'orthogonal'
    /** The identity (IRNN). */
    | 'identity'
    /** A random matrix scaled so that its largest |eigenvalue| is `radius`. */
    | { readonly radius: number };
  /** `torch`: uniform on ±1/√H; otherwise 0. The forget gate's is raised by `forgetBias` either way. */
  readonly bias: 'torch' | 'zero';
  readonly forgetBias: number;
  /**
   * Added to the bias of a GRU's update gate, which keeps the state where it is open; absent: nothing, as in PyTorch.
   * Source: Tallec & Ollivier 2018, section 2.
   */
  readonly updateBias?: number;
}

export interface TrainingSettings {
  readonly seed: number;
  /** `B` examples, or places of a text, that are read in parallel. */
  readonly batch: number;
  /** `T` letters of a text that the gradient travels back (truncated BPTT). */
  readonly window: number;
  /** The optimizer's step size. */
  readonly learningRate: number;
  /** Bound on the global norm of the gradient; null: no clipping. */
  readonly clipNorm: number | null;
  /** Bound on every value of the gradient; absent or null: none. */
  readonly clipValue?: number | null;
  /** Absent: Adam with its usual settings. */
  readonly optimizer?: OptimizerSettings;
  /** Absent: constant. */
  readonly schedule?: LearningRateSchedule;
  /** Absent: PyTorch's, with the forget gate's bias raised by 1. */
  readonly initialisation?: Initialisation;
}

/** All that training needs to go on from a step as if it had never stopped. */
export interface Snapshot {
  /** Updates made so far. */
  readonly trainStep: number;
  /** `[P]`, laid out by `networkLayout`. */
  readonly parameters: Float32Array;
  /** `[2, P]`: the optimizer's memory; for Adam first and second moments. */
  readonly moments: Float32Array;
  /** States carried between windows, packed as `stateSize` says; empty where nothing is carried. */
  readonly state: Float32Array;
  /** Window or batch at which the data stands. */
  readonly cursor: number;
}

export interface StepRecord {
  /** The update that this loss preceded, counted from 0. */
  readonly trainStep: number;
  /** Mean loss of the batch before the update: cross-entropy in nats, or the mean squared error. */
  readonly lossNats: number;
  /** Global norm of the gradient before clipping. */
  readonly gradientNorm: number;
}
