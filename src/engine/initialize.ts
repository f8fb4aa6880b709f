/** Seeded weights before the first update. */
import { seededRandom, type RandomSource } from '#data/random';
import { cells, type CellName } from '#rnn/cells';
import { isEncoderDecoder, type LayerSpec, type ModelSpec, type NetworkSpec } from '#rnn/network';
import { networkFlow } from '#rnn/networkFlow';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount, qualified, type ParameterSlot } from '#rnn/parameters';
import type { Initialisation } from '#rnn/training';
import { gaussian, matrixWithRadius, orthogonalMatrix } from '#data/matrices';

/**
 * PyTorch's, except that the forget gate's bias is raised by 1, so that a fresh cell remembers before it has learnt to.
 * Source: Jozefowicz, Zaremba & Sutskever 2015 (forget bias).
 */
export const defaultInitialisation: Initialisation = {
  input: 'torch',
  recurrent: 'torch',
  bias: 'torch',
  forgetBias: 1,
};

/**
 * `torch`: uniform on ±1/√H in recurrent layers, ±1/√inputs in dense and convolution layers, standard normal in
 * embeddings. `glorot`: uniform on ±√(6 / (inputs + outputs)); `he`: uniform on ±√(6 / inputs), both over the whole
 * matrix as Keras takes them. The recurrent matrix is drawn gate by gate. Peepholes, shifts and initial states begin
 * at 0, gains at 1. The gates that keep a state are opened by `forgetBias` and `updateBias`.
 * @returns  `[P]`, in the order of `networkLayout`
 * Sources: Glorot & Bengio 2010; He et al. 2015; Le, Jaitly & Hinton 2015 (identity); Saxe et al. 2014 (orthogonal).
 */
export function initialParameters(
  spec: ModelSpec,
  initialisation: Initialisation,
  seed: number,
): Float32Array {
  const layout = networkLayout(spec);
  const layers = layersByName(spec);
  const random = seededRandom(seed);
  const values = new Float32Array(parameterCount(layout));
  for (const slot of layout) {
    const layer = layers.get(slot.layer);
    if (layer) values.set(drawn(slot, layer, initialisation, random), slot.offset);
  }
  return values;
}

/** A layer with what its sums add up: the terms of one output. */
interface SizedLayer {
  readonly layer: LayerSpec;
  readonly terms: number;
}

function layersByName(spec: ModelSpec): ReadonlyMap<string, SizedLayer> {
  const of = (network: NetworkSpec, side: string) =>
    networkFlow(network).flatMap(({ layer, before }): (readonly [string, SizedLayer])[] => {
      if (!('name' in layer)) return [];
      const terms = before.features * (layer.kind === 'convolution' ? layer.width : 1);
      return [[qualified(side, layer.name), { layer, terms }]];
    });
  return new Map(
    isEncoderDecoder(spec) ? [...of(spec.encoder, 'encoder'), ...of(spec.decoder, 'decoder')] : of(spec, ''),
  );
}

function drawn(
  { name, shape, size, role }: ParameterSlot,
  { layer, terms }: SizedLayer,
  initialisation: Initialisation,
  random: RandomSource,
): ArrayLike<number> {
  const uniform = (bound: number) =>
    Float32Array.from({ length: size }, () => bound * (2 * random.next() - 1));
  const torchBound = 1 / Math.sqrt(layer.kind === 'recurrent' ? layer.units : terms);
  switch (role) {
    case 'gain':
      return new Float32Array(size).fill(1);
    case 'shift':
    case 'peephole':
      return new Float32Array(size);
    case 'bias': {
      const values = initialisation.bias === 'torch' ? uniform(torchBound) : new Float32Array(size);
      if (layer.kind === 'recurrent' && name.includes('bias_ih'))
        openKeepingGates(values, layer.cell, layer.units, initialisation);
      return values;
    }
    case 'input': {
      if (layer.kind === 'embedding' && initialisation.input === 'torch')
        return Float32Array.from({ length: size }, () => gaussian(random));
      // An embedding is a dense layer over one-hot codes whose weight lies the other way: `[V, size]`.
      const [outputs, inputs] = fans(layer.kind === 'embedding' ? [shape[1], shape[0]] : shape);
      if (initialisation.input === 'glorot') return uniform(Math.sqrt(6 / (inputs + outputs)));
      if (initialisation.input === 'he') return uniform(Math.sqrt(6 / inputs));
      return uniform(torchBound);
    }
    case 'recurrent':
      return recurrentBlocks(shape, initialisation.recurrent, torchBound, random);
    default:
      return role satisfies never;
  }
}

/** Outputs and inputs of a weight `[outputs, inputs]` or a kernel `[filters, inputs, width]`. */
function fans([outputs, inputs, width = 1]: readonly number[]): readonly [outputs: number, inputs: number] {
  return [outputs * width, inputs * width];
}

/** One square block of `weight_hh` a gate. */
function recurrentBlocks(
  [rows, H]: readonly number[],
  kind: Initialisation['recurrent'],
  torchBound: number,
  random: RandomSource,
): Float32Array {
  const values = new Float32Array(rows * H);
  for (let from = 0; from < rows; from += H)
    values.set(recurrentBlock(H, kind, torchBound, random), from * H);
  return values;
}

function recurrentBlock(
  H: number,
  kind: Initialisation['recurrent'],
  torchBound: number,
  random: RandomSource,
): ArrayLike<number> {
  const uniform = (bound: number) =>
    Float32Array.from({ length: H * H }, () => bound * (2 * random.next() - 1));
  if (typeof kind === 'object') return matrixWithRadius(H, kind.radius, random);
  switch (kind) {
    case 'torch':
      return uniform(torchBound);
    case 'glorot':
      return uniform(Math.sqrt(6 / (H + H)));
    case 'orthogonal':
      return orthogonalMatrix(H, random);
    case 'identity':
      return Float32Array.from({ length: H * H }, (_, k) => (k % (H + 1) === 0 ? 1 : 0));
    default:
      return kind satisfies never;
  }
}

/** Raises the biases of the gates that keep a state, `bias_ih`, `[gates · H]`. */
function openKeepingGates(
  values: Float32Array,
  cell: CellName,
  H: number,
  { forgetBias, updateBias = 0 }: Initialisation,
): void {
  for (const [block, gate] of cells[cell].gates.entries()) {
    const by = gate === 'forgetGate' ? forgetBias : gate === 'updateGate' ? updateBias : 0;
    for (let u = block * H; u < (block + 1) * H; u++) values[u] += by;
  }
}
