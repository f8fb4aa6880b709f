/** A stack of recurrent layers, in one direction or both: what flows between its parts, forward and back. */
import { cells, type ExtraParameter } from '#rnn/cells';
import { assertLength } from '#rnn/errors';
import { inputMaskKey, partKey, recurrentMaskKey, type Masks } from '#rnn/masks';
import { directionsOf, type RecurrentLayer } from '#rnn/network';
import { recurrentParts, type RecurrentPart } from '#rnn/recurrentParts';
import { qualified } from '#rnn/parameters';
import type { HeldValues, LayerGradients, LayerTrace } from '#rnn/trace';
import type { LayerParameters, NamedArrays } from './cell.ts';
import { referenceCells } from './cells.ts';
import type { SequenceSizes } from './convolution.ts';
import { addTo, masked, pieceOf, reversed, sideBySide } from './sequences.ts';
import { finalState, packStates, partStateSize, unpackStates } from './states.ts';

/** Where the stack stands, and what all its parts share. */
export interface StackSetting {
  readonly layer: RecurrentLayer;
  /** The layer's place in the network, by which its masks are named. */
  readonly place: number;
  readonly sizes: SequenceSizes;
  readonly masks: Masks;
  /** By `partKey`; forward only, the traces keep theirs. */
  readonly held?: Readonly<Record<string, HeldValues>>;
}

/** The arrays of one part by PyTorch's names without the layer suffix: views, of weights or of their derivatives. */
function partArrays({ name, cell }: RecurrentLayer, { suffix }: RecurrentPart, arrays: NamedArrays) {
  const get = (parameter: string) => arrays[qualified(name, `${parameter}${suffix}`)];
  const extra: readonly ExtraParameter[] = cells[cell].extraParameters;
  const parameters: LayerParameters = {
    weight_ih: get('weight_ih'),
    weight_hh: get('weight_hh'),
    bias_ih: get('bias_ih'),
    bias_hh: get('bias_hh'),
    ...Object.fromEntries(extra.map(({ name: parameter }) => [parameter, get(parameter)])),
  };
  return parameters;
}

export interface StackRun {
  /** Of every part, in the order of `recurrentParts` and of the steps as the part reads them. */
  readonly parts: readonly LayerTrace[];
  /** `[T, B, D·H]` with `D` directions, or `[B, D·H]` where the layer's output is `last`. */
  readonly output: Float64Array;
  /** `[part, state, B, H]`, flat. */
  readonly finalStates: Float64Array;
}

/**
 * @param weights  by full name
 * @param x        `[T, B, features]`
 * @param initial  states before the first step read, `[part, state, B, H]`
 * @throws ShapeError naming the array that does not fit
 * Source: stacks, Graves, Mohamed & Hinton 2013; both directions, Schuster & Paliwal 1997.
 */
export function stackForward(
  { layer, place, sizes, masks, held = {} }: StackSetting,
  weights: NamedArrays,
  x: Float64Array,
  initial: Float64Array,
): StackRun {
  const { T, B, features } = sizes;
  const H = layer.units;
  const directions = directionsOf(layer);
  const stateSize = partStateSize(layer, B);
  const recurrent = recurrentParts(layer, features);
  assertLength('initial states', initial, [recurrent.length * stateSize]);
  const finalStates = new Float64Array(initial.length);
  const parts: LayerTrace[] = [];
  let below = x;
  let outputs: Float64Array[] = [];
  recurrent.forEach((part, k) => {
    const from = k * stateSize;
    const maskedInput = masked(below, masks[inputMaskKey(place, k)]);
    const recurrentMask = masks[recurrentMaskKey(place, k)];
    const ownHeld = held[partKey(place, k)];
    const trace = referenceCells[layer.cell].forward(
      partArrays(layer, part, weights),
      part.reverse ? reversed(maskedInput, B * part.I) : maskedInput,
      unpackStates(layer, B, initial.subarray(from, from + stateSize)),
      { T, B, I: part.I, H },
      {
        ...(layer.epsilon !== undefined && { epsilon: layer.epsilon }),
        ...(recurrentMask && { recurrentMask }),
        ...(ownHeld && { held: ownHeld }),
      },
    );
    parts.push(trace);
    packStates(layer, B, finalState(trace), finalStates.subarray(from, from + stateSize));
    outputs.push(part.reverse ? reversed(hiddenStates(trace), B * H) : hiddenStates(trace));
    if (outputs.length === directions) {
      below = sideBySide(outputs, H);
      outputs = [];
    }
  });
  const last = parts.slice(-directions).map((trace) => finalState(trace).hiddenState ?? new Float64Array(0));
  return { parts, output: layer.output === 'last' ? sideBySide(last, H) : below, finalStates };
}

/** `[T, B, H]` */
function hiddenStates({ activations }: LayerTrace): Float64Array {
  // Every cell kind has a hidden state; the type of a trace cannot say so.
  return activations.hiddenState ?? new Float64Array(0);
}

export interface StackGradients {
  /** As the parts of `StackRun`. */
  readonly parts: readonly LayerGradients[];
  /** `[T, B, features]` */
  readonly x: Float64Array;
  /** `[part, state, B, H]`, flat. */
  readonly initial: Float64Array;
}

/**
 * @param weights   by full name
 * @param traces    of `stackForward`
 * @param byOutput  derivative of the loss by the output, of its shape
 * @param byFinal   by the final states, `[part, state, B, H]`
 * @param into      derivatives by the weights, by full name, to be added to
 */
export function stackBackward(
  { layer, place, sizes, masks }: StackSetting,
  weights: NamedArrays,
  traces: readonly LayerTrace[],
  byOutput: Float64Array,
  byFinal: Float64Array,
  into: NamedArrays,
): StackGradients {
  const { T, B, features } = sizes;
  const H = layer.units;
  const directions = directionsOf(layer);
  const stateSize = partStateSize(layer, B);
  const recurrent = recurrentParts(layer, features);
  const byFinalStates = byFinal.slice();
  const initial = new Float64Array(byFinal.length);
  const parts: LayerGradients[] = [];
  let above = byOutput;
  if (layer.output === 'last') {
    assertLength('derivative by the output', byOutput, [B, directions * H]);
    above = new Float64Array(T * B * directions * H);
  }
  for (let depth = recurrent.length / directions - 1; depth >= 0; depth--) {
    const top = depth === recurrent.length / directions - 1;
    const byBelow = new Float64Array(T * B * recurrent[depth * directions].I);
    // Backwards here as well, so that the list of parts can grow at its front.
    for (let direction = directions - 1; direction >= 0; direction--) {
      const k = depth * directions + direction;
      const part = recurrent[k];
      const own = pieceOf(above, direction, directions, H);
      const upstream = part.reverse ? reversed(own, B * H) : own;
      const states = unpackStates(layer, B, byFinalStates.subarray(k * stateSize, (k + 1) * stateSize));
      if (top && layer.output === 'last') {
        const byLast = pieceOf(byOutput, direction, directions, H);
        // The output of the last step read; where nothing was read it is the initial state.
        if (T > 0) upstream.set(byLast, (T - 1) * B * H);
        else if (states.hiddenState) addTo(states.hiddenState, byLast);
      }
      const gradients = referenceCells[layer.cell].backward(
        partArrays(layer, part, weights),
        traces[k],
        upstream,
        states,
      );
      parts.unshift(gradients);
      const named = partArrays(layer, part, into);
      for (const [name, values] of Object.entries(gradients.parameters)) addTo(named[name], values);
      packStates(layer, B, gradients.initial, initial.subarray(k * stateSize, (k + 1) * stateSize));
      const byInput = part.reverse ? reversed(gradients.x, B * part.I) : gradients.x;
      addTo(byBelow, masked(byInput, masks[inputMaskKey(place, k)]));
    }
    above = byBelow;
  }
  return { parts, x: above, initial };
}
