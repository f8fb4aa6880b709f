/** A character language model: one-hot letters, one recurrent layer, a dense head over the vocabulary. */
import type { CellName } from './cells.ts';
import type { NetworkSpec } from './network.ts';
import { networkLayout } from './networkLayout.ts';
import type { ParameterSlot } from './parameters.ts';

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

/** The model as a network. The recurrent layer has no name, so that its parameters are `weight_ih_l0` and so on. */
export function charNetwork({ cell, units, vocabulary }: CharModelSpec): NetworkSpec {
  return {
    inputs: { kind: 'codes', size: vocabulary.length },
    layers: [
      { kind: 'oneHot' },
      { kind: 'recurrent', name: '', cell, units },
      { kind: 'dense', name: 'fc', units: vocabulary.length },
    ],
  };
}

/** Where each parameter of the model stands in its flat vector: the layer (`l0`), then `fc`. */
export function charModelLayout(spec: CharModelSpec): readonly ParameterSlot[] {
  return networkLayout(charNetwork(spec));
}
