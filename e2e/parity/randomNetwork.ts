/** Networks for tests: short ways to write one down, and weights, batch, masks and upstream derivatives for it. */
import { maskShapes } from '#rnn/masks';
import type { ConvolutionLayer, DenseLayer, LayerSpec, NetworkSpec, RecurrentLayer } from '#rnn/network';
import { outputFlow } from '#rnn/networkFlow';
import { networkLayout } from '#rnn/networkLayout';
import { stateSize } from '#rnn/recurrentParts';
import { parameterCount } from '#rnn/parameters';
import { seededRandom } from '#data/random';

export const valuesNetwork = (size: number, ...layers: LayerSpec[]): NetworkSpec => ({
  inputs: { kind: 'values', size },
  layers,
});
export const codesNetwork = (size: number, ...layers: LayerSpec[]): NetworkSpec => ({
  inputs: { kind: 'codes', size },
  layers,
});
export const recurrent = (more: Partial<RecurrentLayer> = {}): RecurrentLayer => ({
  kind: 'recurrent',
  name: 'rnn',
  cell: 'lstm',
  units: 3,
  epsilon: 1e-2,
  ...more,
});
export const dense = (units: number, name = 'fc'): DenseLayer => ({
  kind: 'dense',
  name,
  units,
  activation: 'tanh',
});
export const convolution = (more: Partial<ConvolutionLayer> = {}): ConvolutionLayer => ({
  kind: 'convolution',
  name: 'conv',
  filters: 3,
  width: 2,
  ...more,
});

export function uniform(seed: number) {
  const random = seededRandom(seed);
  return {
    values: (size: number) => Float64Array.from({ length: size }, () => 2 * random.next() - 1),
    codes: (size: number, below: number) =>
      Float64Array.from({ length: size }, () => Math.floor(random.next() * below)),
    mask: (size: number, rate: number) =>
      Float32Array.from({ length: size }, () => (random.next() < rate ? 0 : 1 / (1 - rate))),
  };
}

/** Weights, batch, masks and upstream derivatives for a network. */
export function randomBatch(spec: NetworkSpec, T: number, B: number) {
  const random = uniform(100 * T + B);
  const { kind, size } = spec.inputs;
  const flow = outputFlow({ ...spec, inputs: { ...spec.inputs, steps: T } });
  return {
    parameters: random.values(parameterCount(networkLayout(spec))),
    batch: { T, B, inputs: kind === 'codes' ? random.codes(T * B, size) : random.values(T * B * size) },
    states: random.values(stateSize(spec) * B),
    masks: Object.fromEntries(
      maskShapes(spec, T, B).map(({ key, shape, rate }) => [
        key,
        random.mask(
          shape.reduce((a, b) => a * b, 1),
          rate,
        ),
      ]),
    ),
    byOutput: random.values((flow.kind === 'vector' ? 1 : (flow.steps ?? 0)) * B * flow.features),
    byFinal: random.values(stateSize(spec) * B),
  };
}
