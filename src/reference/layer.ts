/** What every reference cell offers: one recurrent layer over a sequence, forward and back, in float64. */
import { cells, type CellName } from '#rnn/cells';
import { assertLength } from '#rnn/errors';
import type { LayerGradients, LayerSizes, LayerTrace, PerState } from '#rnn/trace';

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
}

export interface ReferenceCell {
  /**
   * @param x        inputs, `[T, B, I]`
   * @param initial  the state before the first step, `[B, H]` each; an absent one is zero
   * @returns        every activation and pre-activation, `[T, B, H]` each
   * @throws ShapeError  naming the array that does not fit `sizes`
   */
  readonly forward: (
    parameters: LayerParameters,
    x: Float64Array,
    initial: PerState,
    sizes: LayerSizes,
  ) => LayerTrace;
  /**
   * Backpropagation through time.
   * @param upstream  derivative of the loss by every output `h`, `[T, B, H]`
   * @throws ShapeError  naming the array that does not fit the trace
   */
  readonly backward: (
    parameters: LayerParameters,
    trace: LayerTrace,
    upstream: Float64Array,
  ) => LayerGradients;
}

/** σ(a), written so that it is precise for large |a| of either sign. */
export function sigmoid(a: number): number {
  if (a >= 0) return 1 / (1 + Math.exp(-a));
  const e = Math.exp(a);
  return e / (1 + e);
}

/** @throws ShapeError unless the four arrays have the cell's packed shapes */
export function assertLayerParameters(cell: CellName, parameters: LayerParameters, I: number, H: number) {
  const rows = cells[cell].gates.length * H;
  assertLength('weight_ih', parameters.weight_ih, [rows, I]);
  assertLength('weight_hh', parameters.weight_hh, [rows, H]);
  assertLength('bias_ih', parameters.bias_ih, [rows]);
  assertLength('bias_hh', parameters.bias_hh, [rows]);
}

/** The state before the first step: a copy of `initial` with zeros for what is absent, `[B, H]`. */
export function initialState(what: string, state: Float64Array | undefined, B: number, H: number) {
  if (!state) return new Float64Array(B * H);
  assertLength(`initial ${what}`, state, [B, H]);
  return state.slice();
}
