/** Weights for a network that has learnt nothing. */
import type { ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { seededRandom } from './random.ts';

/**
 * Weights uniform within ±1/√n, where `n` is what each of their rows adds up; embeddings within ±1. The same seed gives
 * the same weights.
 * @returns  `[P]`, laid out by `networkLayout`
 * Source: the defaults of `torch.nn.Linear`; of `torch.nn.GRU` but for its input weights, whose `n` is there `H`.
 */
export function seededNetwork(spec: ModelSpec, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from(
    networkLayout(spec).flatMap(({ name, shape, size }) => {
      const addends = name.includes('embedding') ? 1 : (shape[1] ?? shape[0]);
      const range = 1 / Math.sqrt(addends);
      return Array.from({ length: size }, () => (2 * random.next() - 1) * range);
    }),
  );
}
