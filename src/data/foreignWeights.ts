/** The parameters of a network from a `state_dict` whose modules may be called otherwise. */
import type { ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { nameParameters, type Naming } from './moduleNaming.ts';
import type { Tensor } from './safetensors.ts';
import { weightsNamed, type MisfitsProblem } from './stateDict.ts';

export type WeightsProblem = MisfitsProblem | Extract<Naming, { kind: 'ambiguous' }>;

/**
 * By PyTorch's names: the network's own, or those behind the one prefix that fits, or those of the one module that fits
 * each layer.
 * @param spec  sound: `networkLayout` is taken of it
 * @returns     `[P]`, laid out by `networkLayout`, or everything that does not fit
 */
export function weightsFor(
  spec: ModelSpec,
  tensors: ReadonlyMap<string, Tensor>,
): { readonly kind: 'weights'; readonly parameters: Float32Array } | WeightsProblem {
  const naming = nameParameters(networkLayout(spec), tensors);
  return naming.kind === 'ambiguous' ? naming : weightsNamed(spec, tensors, naming.names);
}
