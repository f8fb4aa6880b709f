/**
 * A network as data: what it reads, and its layers one after the other. The reference and the engine both run these
 * entries; parameter names are those that the same stack of modules has in PyTorch.
 */
import { cells, type CellName } from './cells.ts';
import { ShapeError } from './errors.ts';
import {
  denseShapes,
  layerShapes,
  layerSuffix,
  layOut,
  qualified,
  type NamedShape,
  type ParameterSlot,
} from './parameters.ts';

export type Activation = 'linear' | 'tanh' | 'relu' | 'sigmoid';
/** `valid`: only where the window lies inside; `same`: as many steps out as in at stride 1; `causal`: none sees later steps. */
export type Padding = 'valid' | 'same' | 'causal';

/** Codes `[T, B]` → vectors `[T, B, size]`, zero but for a one. */
export interface OneHotLayer {
  readonly kind: 'oneHot';
}

/** Codes `[T, B]` → learnt vectors `[T, B, size]`. */
export interface EmbeddingLayer {
  readonly kind: 'embedding';
  readonly name: string;
  readonly size: number;
}

/** A stack of `depth` recurrent layers, each over the hidden states of the one below. */
export interface RecurrentLayer {
  readonly kind: 'recurrent';
  readonly name: string;
  readonly cell: CellName;
  /** `H`, in each direction. */
  readonly units: number;
  readonly depth?: number;
  /** A second set of weights reads the sequence from its end; both hidden states go up side by side, `2H` wide. */
  readonly bidirectional?: boolean;
  /** The hidden states of every step, or those after the last step read (of each direction); default `sequence`. */
  readonly output?: 'sequence' | 'last';
  /** Share of the inputs of every layer of the stack that is zero while training, one mask for the whole sequence. */
  readonly dropout?: number;
  /** Share of `h₋₁` that is zero in the recurrent product while training, one mask for the whole sequence. */
  readonly recurrentDropout?: number;
  /** The state before the first step: nothing, or parameters `h0` (and `c0`), `[depth · directions, H]`. */
  readonly initialState?: 'zero' | 'learned';
  /** Of layer normalisation, added to the variance; default 1e-5 as in PyTorch. */
  readonly epsilon?: number;
}

/** At every step of a sequence, or on a vector. */
export interface DenseLayer {
  readonly kind: 'dense';
  readonly name: string;
  readonly units: number;
  readonly activation?: Activation;
}

/** Cross-correlation over time, as `torch.nn.Conv1d`: `weight [filters, inputs, width]`, `bias [filters]`. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly filters: number;
  readonly width: number;
  readonly stride?: number;
  readonly dilation?: number;
  readonly padding?: Padding;
  readonly activation?: Activation;
}

/** Zeroes a share of the values while training, each value by itself, and scales the rest up. */
export interface DropoutLayer {
  readonly kind: 'dropout';
  readonly rate: number;
}

/** A vector given at each of `times` steps. */
export interface RepeatLayer {
  readonly kind: 'repeat';
  readonly times: number;
}

/** A sequence of known length as one vector, step after step. */
export interface FlattenLayer {
  readonly kind: 'flatten';
}

export type LayerSpec =
  | OneHotLayer
  | EmbeddingLayer
  | RecurrentLayer
  | DenseLayer
  | ConvolutionLayer
  | DropoutLayer
  | RepeatLayer
  | FlattenLayer;

/** What a network reads at every step: `I` numbers, or a code below `size`. */
export type NetworkInputs = {
  readonly kind: 'values' | 'codes';
  readonly size: number;
  /** `T`, where a layer needs to know it (`flatten`); otherwise any length is read. */
  readonly steps?: number;
};

export interface NetworkSpec {
  readonly inputs: NetworkInputs;
  readonly layers: readonly LayerSpec[];
}

/**
 * Two networks: the decoder starts from the states that the encoder ends with. Their recurrent layers, one in each,
 * have the same cell, units and depth, in one direction. Parameter names begin with `encoder.` and `decoder.`.
 */
export interface EncoderDecoderSpec {
  readonly encoder: NetworkSpec;
  readonly decoder: NetworkSpec;
}

export type ModelSpec = NetworkSpec | EncoderDecoderSpec;

export const isEncoderDecoder = (spec: ModelSpec): spec is EncoderDecoderSpec => 'encoder' in spec;

/** What flows between layers: `features` values at each of `steps` steps (null: any number), or of a single vector. */
export interface Flow {
  readonly kind: 'codes' | 'sequence' | 'vector';
  readonly features: number;
  readonly steps: number | null;
}

export const directionsOf = ({ bidirectional = false }: RecurrentLayer): 1 | 2 => (bidirectional ? 2 : 1);
export const depthOf = ({ depth = 1 }: RecurrentLayer): number => depth;

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

/** PyTorch's letter of a state, as in `h0`. */
export const stateLetters = { cellState: 'c', hiddenState: 'h' } as const;

function shapesOf(layer: LayerSpec, before: Flow): readonly NamedShape[] {
  switch (layer.kind) {
    case 'embedding':
      return [
        {
          name: qualified(layer.name, 'weight'),
          shape: [before.features, layer.size],
          role: 'input',
          layer: layer.name,
        },
      ];
    case 'recurrent': {
      const parts = recurrentParts(layer, before.features);
      const weights = parts.flatMap(({ suffix, I }) =>
        layerShapes(layer.cell, I, layer.units, suffix, layer.name),
      );
      if (layer.initialState !== 'learned') return weights;
      const states = cells[layer.cell].states.map((state): NamedShape => ({
        name: qualified(layer.name, `${stateLetters[state]}0`),
        shape: [parts.length, layer.units],
        role: 'shift',
        layer: layer.name,
      }));
      return [...weights, ...states];
    }
    case 'dense':
      return denseShapes(before.features, layer.units, layer.name);
    case 'convolution':
      return [
        {
          name: qualified(layer.name, 'weight'),
          shape: [layer.filters, before.features, layer.width],
          role: 'input',
          layer: layer.name,
        },
        { name: qualified(layer.name, 'bias'), shape: [layer.filters], role: 'bias', layer: layer.name },
      ];
    case 'oneHot':
    case 'dropout':
    case 'repeat':
    case 'flatten':
      return [];
    default:
      return layer satisfies never;
  }
}

/**
 * Where each parameter of a model stands in its flat vector.
 * @throws ShapeError when a layer does not fit the one before it
 */
export function networkLayout(spec: ModelSpec): readonly ParameterSlot[] {
  if (!isEncoderDecoder(spec))
    return layOut(networkFlow(spec).flatMap(({ layer, before }) => shapesOf(layer, before)));
  return layOut(
    (['encoder', 'decoder'] as const).flatMap((side) =>
      networkLayout(spec[side]).map(({ name, shape, role, layer }): NamedShape => ({
        name: qualified(side, name),
        shape,
        role,
        layer: qualified(side, layer),
      })),
    ),
  );
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
