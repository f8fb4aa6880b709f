/**
 * The same loss at the last step, sent back through a plain RNN, an LSTM and a GRU of the same random weights: how
 * large its gradient still is at each distance. The loss is `L = v · h_T` with `‖v‖ = 1`, so that every gradient by a
 * hidden state starts at exactly 1.
 */
import { referenceCells } from '#reference/cells';
import { slope } from '#reference/squash';
import type { LayerGradients, LayerTrace } from '#rnn/trace';
import {
  comparedParameters,
  scaledToRadius,
  type ComparedCell,
  type ComparedDraws,
  type ComparedKnobs,
} from './comparedLayers.ts';
import { eigenvalues, type Complex } from './eigenvalues.ts';
import { jacobianDecay, type JacobianDecay } from './jacobianProduct.ts';
import { euclideanNorm, spectralNorm } from './norms.ts';
import { mostProductUnits } from './vanishingLimits.ts';

/** By distance from the last step, `[T]` each. */
export interface CellDecay {
  /** `‖∂L/∂h_k‖` */
  readonly hiddenState: Float64Array;
  /** `‖∂L/∂c_k‖`, where the cell has one. */
  readonly cellState: Float64Array | null;
  /** `‖∂L/∂c_T ⊙ Π f‖`: what would reach `c_k` along the cell state alone. */
  readonly alongCellState: Float64Array | null;
  /** Norm of the gradient by all weights and biases together, as clipping by global norm takes it. */
  readonly weightNorm: number;
}

export interface VanishingReading {
  readonly rnn: CellDecay;
  readonly lstm: CellDecay;
  readonly gru: CellDecay;
  /** Eigenvalues of the plain RNN's U, `[H]`; null where they could not be found. */
  readonly spectrum: readonly Complex[] | null;
  /** `‖U‖₂` of the plain RNN: the most that one step can stretch anything, were every slope 1. */
  readonly stretch: number;
  /** Of the plain RNN; null above `mostProductUnits`. */
  readonly jacobian: JacobianDecay | null;
  /** The plain RNN's sums, `[T, H]`: where on φ the run is. */
  readonly preActivations: Float64Array;
  /** φ′ there, `[T, H]`. */
  readonly slopes: Float64Array;
}

/**
 * @throws ShapeError when the draws do not fit each other
 * Source: Bengio, Simard & Frasconi 1994; Pascanu, Mikolov & Bengio 2013; for the keeping gate's bias, Gers,
 * Schmidhuber & Cummins 2000 and Jozefowicz, Zaremba & Sutskever 2015.
 */
export function readVanishing(unscaled: ComparedDraws, knobs: ComparedKnobs): VanishingReading {
  const H = unscaled.direction.length;
  const draws = scaledToRadius(unscaled, knobs.radius);
  const { activation } = knobs;
  const plain = decayOf(activation === 'relu' ? 'rnnRelu' : 'rnn', draws, knobs);
  const weight = plain.parameters.weight_hh;
  const slopes = arrayOf(plain.trace.activations.hiddenState).map((value) => slope(activation, value));
  return {
    rnn: plain.decay,
    lstm: decayOf('lstm', draws, knobs).decay,
    gru: decayOf('gru', draws, knobs).decay,
    spectrum: eigenvalues(weight, H),
    stretch: spectralNorm(weight, H),
    jacobian: H > mostProductUnits ? null : jacobianDecay(slopes, weight, H),
    preActivations: arrayOf(plain.trace.preActivations.hiddenState),
    slopes,
  };
}

function decayOf(cell: ComparedCell, draws: ComparedDraws, knobs: ComparedKnobs) {
  const parameters = comparedParameters(cell, draws, knobs);
  const H = draws.direction.length;
  const I = draws.inputBlocks[0].length / H;
  const T = draws.inputs.length / I;
  const reference = referenceCells[cell];
  const trace = reference.forward(parameters, draws.inputs, {}, { T, B: 1, I, H });
  const upstream = new Float64Array(T * H);
  upstream.set(draws.direction, (T - 1) * H);
  const gradients = reference.backward(parameters, trace, upstream);
  const { hiddenState, cellState } = gradients.activations.total;
  const decay: CellDecay = {
    hiddenState: normsByDistance(arrayOf(hiddenState), T, H),
    cellState: cellState ? normsByDistance(cellState, T, H) : null,
    alongCellState: cellState ? alongCellState(trace, gradients) : null,
    weightNorm: euclideanNorm(Object.values(gradients.parameters).map((array) => euclideanNorm(array))),
  };
  return { parameters, trace, decay };
}

function normsByDistance(values: Float64Array, T: number, H: number): Float64Array {
  return Float64Array.from({ length: T }, (_, distance) => euclideanNorm(values, (T - 1 - distance) * H, H));
}

function alongCellState(trace: LayerTrace, gradients: LayerGradients): Float64Array {
  const { T, H } = trace.sizes;
  const forget = arrayOf(trace.activations.forgetGate);
  const carried = arrayOf(gradients.activations.total.cellState).slice((T - 1) * H);
  return Float64Array.from({ length: T }, (_, distance) => {
    const later = (T - distance) * H;
    if (distance > 0) for (let unit = 0; unit < H; unit++) carried[unit] *= forget[later + unit];
    return euclideanNorm(carried);
  });
}

/** The cells asked here have it; the type is that of any cell. */
const arrayOf = (array: Float64Array | undefined): Float64Array => array ?? new Float64Array();
