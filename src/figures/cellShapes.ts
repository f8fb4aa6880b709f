/** The shape of everything in a layer of one kind of cell, for any sizes: at one step and over all of them. */
import type { QuantityName } from '#rnn/quantities';
import { layerShapes, layOut, parameterCount, type ParameterSlot } from '#rnn/parameters';
import type { LayerSizes } from '#rnn/trace';
import type { CellGraph } from './cellGraph.ts';

export interface WireShape {
  readonly name: QuantityName;
  /** `[B, H]`, of the input `[B, I]`. */
  readonly atStep: readonly [rows: number, columns: number];
  /** `[T, B, H]`, of the input `[T, B, I]`. */
  readonly overSteps: readonly [steps: number, rows: number, columns: number];
}

export interface CellShapes {
  readonly wires: readonly WireShape[];
  /** By PyTorch's names without the layer suffix. */
  readonly parameters: readonly ParameterSlot[];
  /** Values in all of them. */
  readonly count: number;
}

export function cellShapes({ kind, parts }: CellGraph, { T, B, I, H }: LayerSizes): CellShapes {
  const parameters = layOut(layerShapes(kind, I, H, ''));
  return {
    wires: parts.map(({ name }) => {
      const columns = name === 'input' ? I : H;
      return { name, atStep: [B, columns], overSteps: [T, B, columns] };
    }),
    parameters,
    count: parameterCount(parameters),
  };
}
