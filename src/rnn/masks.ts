/** Which dropout masks a network needs for one batch. Both the engine and the reference are given the same ones. */
import type { NetworkSpec } from './network.ts';
import { networkFlow } from './networkFlow.ts';
import { recurrentParts } from './recurrentParts.ts';

export interface MaskShape {
  /** `2.0.input`, `2.0.recurrent` (layer, part of the stack), or `3` for a dropout layer. */
  readonly key: string;
  readonly shape: readonly number[];
  /** Share of zeros; what stays is scaled by `1 / (1 − rate)`. */
  readonly rate: number;
}

/** Masks by `MaskShape.key`; each value 0 or `1 / (1 − rate)`. */
export type Masks = Readonly<Record<string, Float32Array>>;

/** A part of a recurrent stack by the place of its layer in the network and its own in the stack. */
export const partKey = (layer: number, part: number) => `${layer}.${part}`;
export const inputMaskKey = (layer: number, part: number) => `${partKey(layer, part)}.input`;
export const recurrentMaskKey = (layer: number, part: number) => `${partKey(layer, part)}.recurrent`;
export const dropoutMaskKey = (layer: number) => `${layer}`;

/**
 * Masks of recurrent layers are `[B, I]` and `[B, H]`, one for the whole sequence (Gal & Ghahramani 2016); those of a
 * dropout layer have the shape of what flows, `[T, B, features]` or `[B, features]` (Srivastava et al. 2014).
 * @param T  steps of the sequences that come in
 */
export function maskShapes(spec: NetworkSpec, T: number, B: number): readonly MaskShape[] {
  return networkFlow({ ...spec, inputs: { ...spec.inputs, steps: T } }).flatMap(
    ({ layer, before }, at): readonly MaskShape[] => {
      if (layer.kind === 'dropout' && layer.rate > 0) {
        const shape =
          before.kind === 'vector' ? [B, before.features] : [before.steps ?? T, B, before.features];
        return [{ key: dropoutMaskKey(at), shape, rate: layer.rate }];
      }
      if (layer.kind !== 'recurrent') return [];
      const { dropout = 0, recurrentDropout = 0, units } = layer;
      return recurrentParts(layer, before.features).flatMap(({ I }, part) =>
        [
          { key: inputMaskKey(at, part), shape: [B, I], rate: dropout },
          { key: recurrentMaskKey(at, part), shape: [B, units], rate: recurrentDropout },
        ].filter(({ rate }) => rate > 0),
      );
    },
  );
}
