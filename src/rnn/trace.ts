/** What a recurrent layer computed over a sequence, and the derivatives of a loss by all of it. */
import type { ActivationName, CellName, StateName } from './cells.ts';

export interface LayerSizes {
  /** Time steps. */
  readonly T: number;
  /** Batch rows. */
  readonly B: number;
  /** Inputs. */
  readonly I: number;
  /** Units. */
  readonly H: number;
}

/** One array per activation of the cell; those it does not have are absent. */
export type PerActivation<A = Float64Array> = Readonly<Partial<Record<ActivationName, A>>>;
export type PerState<A = Float64Array> = Readonly<Partial<Record<StateName, A>>>;

/**
 * Values that take the place of what a layer computes, `[T, B, H]` each in the order in which it reads its steps; NaN
 * where a value stays as it is computed.
 */
export type HeldValues = PerActivation;

/** The forward pass of one layer: everything BPTT needs and everything a learner is shown. */
export interface LayerTrace {
  readonly cell: CellName;
  readonly sizes: LayerSizes;
  /** `[T, B, I]` */
  readonly x: Float64Array;
  /** The state before the first step, `[B, H]` each. */
  readonly initial: PerState;
  /**
   * What goes into the squashing function, `[T, B, H]` for every gate; where the cell state is normalised before its
   * tanh (`lstmLayerNorm`), `cellState` too.
   */
  readonly preActivations: PerActivation;
  /** `[T, B, H]` each. */
  readonly activations: PerActivation;
  /** Where the cell normalises: the sums before that, `[T, B, H]` for every gate. */
  readonly sums?: PerActivation;
  /** Where the cell normalises: what was added to the variance. */
  readonly epsilon?: number;
  /** Where the reset gate comes after the product (`gru`): what meets it, `W_hn h₋₁ + b_hn`, `[T, B, H]`. */
  readonly beforeReset?: Float64Array;
  /** `[B, H]`, times `h₋₁` in the recurrent product at every step; absent: none. */
  readonly recurrentMask?: Float64Array;
  /** Values that took the place of what the cell computed; absent: none. */
  readonly held?: HeldValues;
}

/**
 * Derivatives of the loss by every activation, `[T, B, H]` each. `direct` is the part that reaches the loss through
 * the output of the same step, `recurrent` the part through the states handed on: to the next step, and after the last
 * one to whoever reads the final states. They add up to `total`.
 */
export interface ActivationGradients {
  readonly total: PerActivation;
  readonly direct: PerActivation;
  readonly recurrent: PerActivation;
}

export interface LayerGradients {
  readonly activations: ActivationGradients;
  /** Derivatives by the `preActivations` of the trace, `[T, B, H]` each, split the same way. */
  readonly preActivations: ActivationGradients;
  /** Where the cell normalises: by the `sums` of the trace, split the same way. */
  readonly sums?: ActivationGradients;
  /** By PyTorch's parameter names without the layer suffix: `weight_ih`, `weight_hh`, `bias_ih`, `bias_hh`, … */
  readonly parameters: Readonly<Record<string, Float64Array>>;
  /** `[T, B, I]` */
  readonly x: Float64Array;
  /** By the state before the first step, `[B, H]` each. */
  readonly initial: PerState;
}
