/**
 * What a cell has to say for itself: how a row of units computes its step, and the derivative of that. Time, batch
 * rows, weights meeting inputs, and the handing on of states are the business of `layer.ts`.
 */
import type { ActivationName } from '#rnn/cells';
import { assertLength, ShapeError } from '#rnn/errors';
import type { HeldValues, PerActivation } from '#rnn/trace';
import type { RecurrentProduct, RecurrentProductBackward } from './affine.ts';

/** Weights of a network by full name, or their derivatives. */
export type NamedArrays = Readonly<Record<string, Float64Array>>;

/** One layer's weights by PyTorch's names without the layer suffix; rows packed in the cell's gate order. */
export interface LayerParameters {
  /** `[G·H, I]` */
  readonly weight_ih: Float64Array;
  /** `[G·H, H]` */
  readonly weight_hh: Float64Array;
  /** `[G·H]` */
  readonly bias_ih: Float64Array;
  /** `[G·H]` */
  readonly bias_hh: Float64Array;
  /** What the cell has besides, by the names of its `extraParameters`, `[blocks · H]`. */
  readonly [extra: string]: Float64Array;
}

/** The arrays of a trace, `[T, B, H]` each, while they are filled; then as they are read. */
export interface TraceArrays {
  readonly preActivations: PerActivation;
  readonly activations: PerActivation;
  /** Empty where the cell does not normalise. */
  readonly sums: PerActivation;
  /** Empty where the cell does not keep it. */
  readonly beforeReset: Float64Array;
}

/** What a step of one batch row reads. The vectors are filled anew before each step. */
export interface RowInputs {
  readonly H: number;
  readonly epsilon: number;
  readonly parameters: LayerParameters;
  readonly trace: TraceArrays;
  /** `h₋₁`, `[H]` */
  readonly previousHidden: Float64Array;
  /** `c₋₁`, `[H]`; zeros in a cell without one. */
  readonly previousCell: Float64Array;
  /** The recurrent mask of the row, `[H]`; ones where there is none. */
  readonly mask: Float64Array;
  /** `mask ⊙ h₋₁`, `[H]`: what the recurrent product reads. */
  readonly maskedHidden: Float64Array;
  /** Empty where nothing is held (`held.ts`). */
  readonly held: HeldValues;
}

export interface ForwardRow extends RowInputs {
  /** `W_ih x + b_ih`, `[G·H]`. */
  readonly inputSums: Float64Array;
  readonly recurrentProduct: RecurrentProduct;
}

/** One of the two ways to the loss. */
export interface Path {
  /** Derivative by this step's `h`, `[H]`. */
  readonly byHidden: Float64Array;
  /** Derivative by this step's `c` through later steps, `[H]`. */
  readonly byCellLater: Float64Array;
  /** `[T, B, H]` each, to be filled. */
  readonly activations: PerActivation;
  readonly preActivations: PerActivation;
  readonly sums: PerActivation;
}

/** What a step back adds to. Path after path adds its share, so that the totals are sums. */
export interface BackwardRow extends RowInputs, RecurrentProductBackward {
  /** By `W_ih x + b_ih`, `[G·H]`. */
  readonly byInputSums: Float64Array;
  /** By `mask ⊙ h₋₁`, `[H]`. */
  readonly byMaskedHidden: Float64Array;
  /** By `h₋₁` where it is read without the mask, `[H]`. */
  readonly byPreviousHidden: Float64Array;
  /** By `c₋₁`, `[H]`. */
  readonly byPreviousCell: Float64Array;
  /** By every parameter; weights and biases are the business of the products. */
  readonly gradients: LayerParameters;
}

export interface BackwardStep {
  /** Called once for each path; the step fills the path's arrays at `at` and adds to what the row hands on. */
  readonly along: (path: Path) => (at: number) => void;
  /** The recurrent product back, once for both paths together. */
  readonly products: (at: number) => void;
}

/** Both functions are called once per layer, so that arrays are found and scratch memory is made once. */
export interface CellModule {
  /** What goes through a squashing function, where it is more than the gates. */
  readonly squashed?: readonly ActivationName[];
  /** Whether the trace keeps `beforeReset`. */
  readonly keepsBeforeReset?: true;
  /** @returns the step that fills the trace's arrays from `at` on, where `at = (t·B + row)·H` */
  readonly forward: (row: ForwardRow) => (at: number) => void;
  readonly backward: (row: BackwardRow) => BackwardStep;
}

/**
 * Arrays by name, of which the cell's entry of data says that they are there.
 * @throws ShapeError when one is not
 */
export function arraysOf<N extends ActivationName>(
  arrays: PerActivation,
  names: readonly N[],
): Readonly<Record<N, Float64Array>> {
  const found = names.map((name) => {
    const array = arrays[name];
    if (!array) throw new ShapeError('trace', `to hold ${names.join(', ')}`, `no ${name}`);
    return [name, array] as const;
  });
  // `fromEntries` forgets which names there are.
  return Object.fromEntries(found) as Readonly<Record<N, Float64Array>>;
}

/** @throws ShapeError unless every array that is there has `size` values */
export function assertArrays(arrays: PerActivation, shape: readonly number[]): void {
  for (const [name, array] of Object.entries(arrays)) assertLength(name, array, shape);
}
