/** The recurrent layers of a network, taken apart by depth and direction, and the states that they carry. */
import { cells } from './cells.ts';
import { depthOf, directionsOf, type NetworkSpec, type RecurrentLayer } from './network.ts';
import { networkFlow } from './networkFlow.ts';
import { layerSuffix } from './parameters.ts';

/** One layer of one direction of a stack. */
export interface RecurrentPart {
  readonly depth: number;
  readonly reverse: boolean;
  /** `_l0`, `_l0_reverse`, … */
  readonly suffix: string;
  /** Width of what it reads. */
  readonly I: number;
}

/** The parts of a stack in PyTorch's order: each depth forward, then in reverse. */
export function recurrentParts(layer: RecurrentLayer, I: number): readonly RecurrentPart[] {
  const directions = directionsOf(layer);
  return Array.from({ length: depthOf(layer) * directions }, (_, k) => {
    const depth = Math.floor(k / directions);
    const reverse = k % directions === 1;
    return {
      depth,
      reverse,
      suffix: layerSuffix(depth, reverse),
      I: depth === 0 ? I : layer.units * directions,
    };
  });
}

/** The recurrent layers of a network with the width of what each reads. */
export function recurrentLayers(
  spec: NetworkSpec,
): readonly { readonly layer: RecurrentLayer; readonly I: number }[] {
  return networkFlow(spec).flatMap(({ layer, before }) =>
    layer.kind === 'recurrent' ? [{ layer, I: before.features }] : [],
  );
}

/**
 * Number of values that the states of all recurrent layers have for one batch row. Packed states are
 * `[part of each stack][state][B][H]`, flat, in the order of `recurrentParts` and of the cell's `states`.
 */
export function stateSize(spec: NetworkSpec): number {
  return recurrentLayers(spec).reduce(
    (sum, { layer, I }) =>
      sum + recurrentParts(layer, I).length * cells[layer.cell].states.length * layer.units,
    0,
  );
}
