/** Any network of layers on a batch, in float64, with everything kept. The way back is `networkBackward.ts`. */
import { assertLength, ShapeError } from '#rnn/errors';
import { dropoutMaskKey, type Masks } from '#rnn/masks';
import type { LayerSpec, NetworkSpec, RecurrentLayer } from '#rnn/network';
import { networkFlow, outputFlow, type Flow } from '#rnn/networkFlow';
import { networkLayout } from '#rnn/networkLayout';
import { recurrentParts, stateSize } from '#rnn/recurrentParts';
import type { LayerRecord, NetworkTrace } from '#rnn/networkTrace';
import { parameterViews, qualified } from '#rnn/parameters';
import type { HeldValues } from '#rnn/trace';
import { convolutionForward } from './convolution.ts';
import { denseForward } from './dense.ts';
import { assertCodes, embeddingForward, oneHot } from './embedding.ts';
import { flattened, masked } from './sequences.ts';
import type { NamedArrays } from './cell.ts';
import { stackForward } from './stack.ts';
import { ownStates, partStateSize } from './states.ts';

/** Sequences, time-major. */
export interface NetworkBatch {
  /** Steps; 0 is allowed where every layer can read an empty sequence. */
  readonly T: number;
  /** Batch rows. */
  readonly B: number;
  /** `[T, B, I]`, or codes `[T, B]`. */
  readonly inputs: ArrayLike<number>;
}

export interface NetworkOptions {
  /** By the keys of `maskShapes`; a layer without its mask drops nothing, as in use after training. */
  readonly masks?: Masks;
  /**
   * States before the first step, packed as `stateSize` says. They take the place of learnt ones, which then have no
   * part in the loss. Absent: learnt, or zero.
   */
  readonly states?: ArrayLike<number>;
  /** Values held in parts of recurrent stacks, by `partKey`; nothing unless told. */
  readonly held?: Readonly<Record<string, HeldValues>>;
}

/**
 * Weights in float64 by full name: a copy.
 * @param parameters  `[P]`, laid out by `networkLayout`
 * @throws ShapeError when there are not `P` of them, or two parameters have one name
 */
export function networkWeights(spec: NetworkSpec, parameters: ArrayLike<number>): NamedArrays {
  const layout = networkLayout(spec);
  const views = parameterViews(layout, Float64Array.from(parameters));
  if (Object.keys(views).length !== layout.length)
    throw new ShapeError('parameter names', 'different ones', 'two layers of one name');
  return views;
}

/** The flows of a batch of `T` steps. */
const batchFlow = (spec: NetworkSpec, T: number) =>
  networkFlow({ ...spec, inputs: { ...spec.inputs, steps: T } });

/**
 * Runs a network on a batch.
 * @param weights  of `networkWeights`
 * @throws ShapeError naming the array or layer that does not fit
 * @throws RangeError when a code is not one of the network's
 */
export function networkForward(
  spec: NetworkSpec,
  weights: NamedArrays,
  { T, B, inputs }: NetworkBatch,
  { masks = {}, states, held = {} }: NetworkOptions = {},
): NetworkTrace {
  const { kind, size } = spec.inputs;
  assertLength('inputs', inputs, kind === 'codes' ? [T, B] : [T, B, size]);
  if (kind === 'codes') assertCodes(inputs, size);
  const initialStates = states ? Float64Array.from(states) : ownStates(spec, weights, B);
  assertLength('states', initialStates, [stateSize(spec), B]);
  const finalStates = new Float64Array(initialStates.length);

  let values: Float64Array = Float64Array.from(inputs);
  let firstState = 0;
  const layers = batchFlow(spec, T).map(({ layer, before, after }, place): LayerRecord => {
    if (layer.kind === 'recurrent') {
      const sizes = { T: stepsOf(before), B, features: before.features };
      const endState = firstState + recurrentParts(layer, before.features).length * partStateSize(layer, B);
      const initial = initialStates.subarray(firstState, endState);
      const run = stackForward({ layer, place, sizes, masks, held }, weights, values, initial);
      finalStates.set(run.finalStates, firstState);
      firstState = endState;
      values = run.output;
      return { layer, before, after, output: run.output, parts: run.parts };
    }
    values = layerForward(layer, before, B, weights, values, masks[dropoutMaskKey(place)]);
    return { layer, before, after, output: values, parts: [] };
  });
  return {
    T,
    B,
    inputs: Float64Array.from(inputs),
    masks,
    layers,
    output: values,
    initialStates,
    statesGiven: states !== undefined,
    finalStates,
  };
}

/** Width of what a network answers to a batch of `T` steps. */
export const lastFeatures = (spec: NetworkSpec, T: number) =>
  outputFlow({ ...spec, inputs: { ...spec.inputs, steps: T } }).features;

/** Steps of a flow of this batch; a vector has one. */
export const stepsOf = ({ steps }: Flow): number => steps ?? 1;

/** Weight and bias of a layer by its name. */
export const weightAndBias = (name: string, arrays: NamedArrays) => ({
  weight: arrays[qualified(name, 'weight')],
  bias: arrays[qualified(name, 'bias')],
});

function layerForward(
  layer: Exclude<LayerSpec, RecurrentLayer>,
  before: Flow,
  B: number,
  weights: NamedArrays,
  x: Float64Array,
  mask: ArrayLike<number> | undefined,
): Float64Array {
  switch (layer.kind) {
    case 'oneHot':
      return oneHot(x, before.features);
    case 'embedding':
      return embeddingForward(weights[qualified(layer.name, 'weight')], x, layer.size);
    case 'dense':
      return denseForward(
        weightAndBias(layer.name, weights),
        layer.activation ?? 'linear',
        x,
        before.features,
      );
    case 'convolution': {
      const sizes = { T: stepsOf(before), B, features: before.features };
      return convolutionForward(weightAndBias(layer.name, weights), layer, x, sizes);
    }
    case 'dropout':
      if (mask) assertLength('dropout mask', mask, [x.length]);
      return masked(x, mask);
    case 'repeat':
      return Float64Array.from({ length: layer.times * x.length }, (_, k) => x[k % x.length]);
    case 'flatten':
      return flattened(x, stepsOf(before), B, before.features);
    default:
      return layer satisfies never;
  }
}
