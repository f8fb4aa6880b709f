/** Parameters of any network that has learnt nothing, drawn as PyTorch's layers draw theirs. */
import { isEncoderDecoder, type ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { seededRandom } from './random.ts';

/**
 * Uniform within ±1/√(units) in recurrent layers and ±1/√(values read by one output) elsewhere, a bias within the range
 * of its weights; gains are 1 and shifts 0. The same seed gives the same values.
 * @returns `[P]`, laid out by `networkLayout`
 * Source: the defaults of `torch.nn.LSTM`, `Linear` and `Conv1d`.
 */
export function seededParameters(spec: ModelSpec, seed: number): Float32Array {
  if (isEncoderDecoder(spec)) {
    // Two networks of one shape are not to begin alike.
    const [encoder, decoder] = [seededParameters(spec.encoder, seed), seededParameters(spec.decoder, ~seed)];
    return Float32Array.from([...encoder, ...decoder]);
  }
  const random = seededRandom(seed);
  const units = new Map(
    spec.layers.flatMap((layer) => (layer.kind === 'recurrent' ? [[layer.name, layer.units] as const] : [])),
  );
  const layout = networkLayout(spec);
  const readBy = new Map(
    layout.flatMap(({ layer, role, shape, size }) =>
      role === 'bias' ? [] : [[layer, units.get(layer) ?? size / shape[0]] as const],
    ),
  );
  return Float32Array.from(
    layout.flatMap(({ layer, role, size }) => {
      if (role === 'gain' || role === 'shift')
        return Array.from({ length: size }, () => (role === 'gain' ? 1 : 0));
      const range = 1 / Math.sqrt(units.get(layer) ?? readBy.get(layer) ?? 1);
      return Array.from({ length: size }, () => (2 * random.next() - 1) * range);
    }),
  );
}
