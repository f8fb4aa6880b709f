/** What flows between the layers of a network. */
import { ShapeError } from './errors.ts';
import { directionsOf, type ConvolutionLayer, type LayerSpec, type NetworkSpec } from './network.ts';

/** What flows between layers: `features` values at each of `steps` steps (null: any number), or of a single vector. */
export interface Flow {
  readonly kind: 'codes' | 'sequence' | 'vector';
  readonly features: number;
  readonly steps: number | null;
}

/** Steps that a convolution makes of `T`. */
export function convolvedSteps(
  { width, stride = 1, dilation = 1, padding = 'valid' }: ConvolutionLayer,
  T: number,
) {
  const span = (width - 1) * dilation;
  return Math.floor((T + (padding === 'valid' ? 0 : span) - span - 1) / stride) + 1;
}

/** Zeros put before the first step; after the last come those that `same` still needs. */
export function paddingBefore({ width, dilation = 1, padding = 'valid' }: ConvolutionLayer): number {
  const span = (width - 1) * dilation;
  return padding === 'causal' ? span : padding === 'same' ? Math.floor(span / 2) : 0;
}

/**
 * What comes out of a layer.
 * @throws ShapeError when the layer cannot read what comes in
 */
export function flowAfter(layer: LayerSpec, before: Flow): Flow {
  const expect = (kind: Flow['kind']) => {
    if (before.kind !== kind) throw new ShapeError(`input of ${layer.kind}`, `a ${kind}`, `a ${before.kind}`);
  };
  switch (layer.kind) {
    case 'oneHot':
      expect('codes');
      return { ...before, kind: 'sequence' };
    case 'embedding':
      expect('codes');
      return { ...before, kind: 'sequence', features: layer.size };
    case 'recurrent': {
      expect('sequence');
      const features = layer.units * directionsOf(layer);
      if (layer.output === 'last') return { kind: 'vector', features, steps: null };
      return { kind: 'sequence', features, steps: before.steps };
    }
    case 'dense':
      if (before.kind === 'codes') expect('sequence');
      return { ...before, features: layer.units };
    case 'convolution': {
      expect('sequence');
      const steps = before.steps === null ? null : convolvedSteps(layer, before.steps);
      if (steps !== null && steps < 1)
        throw new ShapeError(
          `input of ${layer.name}`,
          'as many steps as the window spans',
          `${before.steps}`,
        );
      return { kind: 'sequence', features: layer.filters, steps };
    }
    case 'dropout':
      if (before.kind === 'codes') expect('sequence');
      return before;
    case 'repeat':
      expect('vector');
      return { kind: 'sequence', features: before.features, steps: layer.times };
    case 'flatten':
      expect('sequence');
      if (before.steps === null) throw new ShapeError('input of flatten', 'a known number of steps', 'any');
      return { kind: 'vector', features: before.features * before.steps, steps: null };
    default:
      return layer satisfies never;
  }
}

/** What goes into the first layer. */
export function inputFlow({ inputs: { kind, size, steps } }: NetworkSpec): Flow {
  return { kind: kind === 'codes' ? 'codes' : 'sequence', features: size, steps: steps ?? null };
}

/**
 * Every layer with what goes into it and what comes out.
 * @throws ShapeError naming the first layer that does not fit the one before it
 */
export function networkFlow(
  spec: NetworkSpec,
): readonly { readonly layer: LayerSpec; readonly before: Flow; readonly after: Flow }[] {
  let before = inputFlow(spec);
  return spec.layers.map((layer) => {
    const after = flowAfter(layer, before);
    const entry = { layer, before, after };
    before = after;
    return entry;
  });
}

/** What the network answers. */
export function outputFlow(spec: NetworkSpec): Flow {
  return networkFlow(spec).at(-1)?.after ?? inputFlow(spec);
}
