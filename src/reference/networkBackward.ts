/** The way back through a network: from the derivative by its output to those by everything else. */
import { assertLength } from '#rnn/errors';
import { dropoutMaskKey } from '#rnn/masks';
import type { LayerSpec, NetworkSpec, RecurrentLayer } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { recurrentParts } from '#rnn/recurrentParts';
import type { LayerRecord, NetworkGradients, NetworkTrace } from '#rnn/networkTrace';
import { parameterCount, parameterViews, qualified } from '#rnn/parameters';
import type { LayerGradients } from '#rnn/trace';
import { convolutionBackward } from './convolution.ts';
import { denseBackward } from './dense.ts';
import { embeddingBackward } from './embedding.ts';
import { stepsOf, weightAndBias } from './network.ts';
import { masked, unflattened } from './sequences.ts';
import type { NamedArrays } from './cell.ts';
import { stackBackward } from './stack.ts';
import { addToLearnt, partStateSize } from './states.ts';

/**
 * @param weights   those of the forward pass
 * @param trace     of `networkForward`
 * @param byOutput  derivative of the loss by the output, of its shape
 * @param byFinal   by the final states, packed as they are; absent: nothing reads them
 * @throws ShapeError naming the array that does not fit
 * Source: Rumelhart, Hinton & Williams 1986; Werbos 1990.
 */
export function networkBackward(
  spec: NetworkSpec,
  weights: NamedArrays,
  trace: NetworkTrace,
  byOutput: Float64Array,
  byFinal?: ArrayLike<number>,
): NetworkGradients {
  assertLength('derivative by the output', byOutput, [trace.output.length]);
  const byFinalStates = byFinal ? Float64Array.from(byFinal) : new Float64Array(trace.finalStates.length);
  assertLength('derivative by the final states', byFinalStates, [trace.finalStates.length]);
  const { B, masks } = trace;
  const layout = networkLayout(spec);
  const parameters = new Float64Array(parameterCount(layout));
  const into = parameterViews(layout, parameters);
  const initialStates = new Float64Array(byFinalStates.length);

  let endState = byFinalStates.length;
  let above = byOutput;
  const layers: { output: Float64Array; parts: readonly LayerGradients[] }[] = [];
  for (let place = trace.layers.length - 1; place >= 0; place--) {
    const record = trace.layers[place];
    const { layer, before } = record;
    const x = place === 0 ? trace.inputs : trace.layers[place - 1].output;
    const byOutputHere = above;
    let parts: readonly LayerGradients[] = [];
    if (layer.kind === 'recurrent') {
      const size = recurrentParts(layer, before.features).length * partStateSize(layer, B);
      const sizes = { T: stepsOf(before), B, features: before.features };
      const run = stackBackward(
        { layer, place, sizes, masks },
        weights,
        record.parts,
        above,
        byFinalStates.subarray(endState - size, endState),
        into,
      );
      endState -= size;
      initialStates.set(run.initial, endState);
      if (layer.initialState === 'learned' && !trace.statesGiven) addToLearnt(layer, B, run.initial, into);
      parts = run.parts;
      above = run.x;
    } else {
      above = layerBackward(layer, record, trace, place, weights, x, above, into);
    }
    layers.unshift({ output: byOutputHere, parts });
  }
  return {
    parameters,
    inputs: spec.inputs.kind === 'codes' ? null : above,
    initialStates,
    layers,
  };
}

/** Returns the derivative by what the layer read; of codes there is none, and nothing is returned in its place. */
function layerBackward(
  layer: Exclude<LayerSpec, RecurrentLayer>,
  { before, output }: LayerRecord,
  { B, masks }: NetworkTrace,
  place: number,
  weights: NamedArrays,
  x: Float64Array,
  byOutput: Float64Array,
  into: NamedArrays,
): Float64Array {
  const none = new Float64Array(0);
  switch (layer.kind) {
    case 'oneHot':
      return none;
    case 'embedding':
      embeddingBackward(x, layer.size, byOutput, into[qualified(layer.name, 'weight')]);
      return none;
    case 'dense': {
      const by = weightAndBias(layer.name, into);
      const activation = layer.activation ?? 'linear';
      return denseBackward(weightAndBias(layer.name, weights), activation, x, output, byOutput, by);
    }
    case 'convolution': {
      const by = weightAndBias(layer.name, into);
      const sizes = { T: stepsOf(before), B, features: before.features };
      const own = weightAndBias(layer.name, weights);
      return convolutionBackward(own, layer, x, sizes, output, byOutput, by);
    }
    case 'dropout':
      return masked(byOutput, masks[dropoutMaskKey(place)]);
    case 'repeat': {
      const sum = new Float64Array(x.length);
      for (let k = 0; k < byOutput.length; k++) sum[k % x.length] += byOutput[k];
      return sum;
    }
    case 'flatten':
      return unflattened(byOutput, stepsOf(before), B, before.features);
    default:
      return layer satisfies never;
  }
}
