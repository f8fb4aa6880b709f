/** A character language model: one-hot letters, one recurrent layer, a dense head over the vocabulary. */
import type { CellName } from './cells.ts';
import { headShapes, layerShapes, layOut, type ParameterSlot } from './parameters.ts';

export interface CharModelSpec {
  readonly cell: CellName;
  /** `H` units. */
  readonly units: number;
  /** The `V` letters, one grapheme each; a letter's code is its place here. */
  readonly vocabulary: readonly string[];
}

export interface CharModel {
  readonly spec: CharModelSpec;
  /** All parameters in one vector, laid out by `charModelLayout`. */
  readonly parameters: Float32Array;
}

/** Where each parameter of the model stands in its flat vector: the layer (`l0`), then `fc`. */
export function charModelLayout(spec: CharModelSpec): readonly ParameterSlot[] {
  const V = spec.vocabulary.length;
  return layOut([...layerShapes(spec.cell, V, spec.units, 0), ...headShapes(spec.units, V)]);
}
