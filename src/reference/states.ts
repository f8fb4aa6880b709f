/** States of the recurrent layers in one vector, as `stateSize` packs them: `[part][state][B][H]`. */
import { cells } from '#rnn/cells';
import { stateLetters, type NetworkSpec, type RecurrentLayer } from '#rnn/network';
import { networkFlow } from '#rnn/networkFlow';
import { recurrentParts, stateSize } from '#rnn/recurrentParts';
import { qualified } from '#rnn/parameters';
import type { LayerTrace, PerState } from '#rnn/trace';
import type { NamedArrays } from './cell.ts';
import { addTo } from './sequences.ts';

/** Values that one part of a stack has in the packed vector. */
export const partStateSize = ({ cell, units }: RecurrentLayer, B: number): number =>
  cells[cell].states.length * B * units;

/**
 * @param packed  states of one part, `[state, B, H]`
 * @returns       views of them by name, `[B, H]` each
 */
export function unpackStates({ cell, units }: RecurrentLayer, B: number, packed: Float64Array): PerState {
  const size = B * units;
  return Object.fromEntries(
    cells[cell].states.map((name, k) => [name, packed.subarray(k * size, (k + 1) * size)]),
  );
}

/** The reverse of `unpackStates`: `into` is the part's place in the packed vector; an absent state is left as it is. */
export function packStates({ cell, units }: RecurrentLayer, B: number, states: PerState, into: Float64Array) {
  cells[cell].states.forEach((name, k) => into.set(states[name] ?? [], k * B * units));
}

/** The states after the last step, `[B, H]` each; before the first if there is no step. */
export function finalState({ cell, sizes, activations, initial }: LayerTrace): PerState {
  if (sizes.T === 0) return initial;
  const last = sizes.B * sizes.H;
  return Object.fromEntries(cells[cell].states.map((name) => [name, activations[name]?.slice(-last)]));
}

/** The states that a network starts from by itself: learnt ones, the same in every batch row, or zeros; packed. */
export function ownStates(spec: NetworkSpec, weights: NamedArrays, B: number): Float64Array {
  const packed = new Float64Array(stateSize(spec) * B);
  let at = 0;
  for (const { layer, before } of networkFlow(spec)) {
    if (layer.kind !== 'recurrent') continue;
    const H = layer.units;
    const parts = recurrentParts(layer, before.features).length;
    for (let part = 0; part < parts; part++) {
      for (const state of cells[layer.cell].states) {
        const learnt = weights[qualified(layer.name, `${stateLetters[state]}0`)];
        for (let b = 0; b < B; b++, at += H)
          if (layer.initialState === 'learned') packed.set(learnt.subarray(part * H, (part + 1) * H), at);
      }
    }
  }
  return packed;
}

/** Adds the derivative by the initial states, over all batch rows, to that by the learnt ones, `[part, H]` each. */
export function addToLearnt(
  layer: RecurrentLayer,
  B: number,
  byInitial: Float64Array,
  into: NamedArrays,
): void {
  const H = layer.units;
  const size = partStateSize(layer, B);
  for (let part = 0; part * size < byInitial.length; part++) {
    const states = unpackStates(layer, B, byInitial.subarray(part * size, (part + 1) * size));
    for (const state of cells[layer.cell].states) {
      const learnt = into[qualified(layer.name, `${stateLetters[state]}0`)];
      const rows = states[state] ?? new Float64Array(0);
      for (let b = 0; b < B; b++)
        addTo(learnt.subarray(part * H, (part + 1) * H), rows.subarray(b * H, (b + 1) * H));
    }
  }
}
