/** Seeded weights before the first update. */
import { seededRandom } from '#data/random';
import { parameterCount, type ParameterSlot } from '#rnn/parameters';

/**
 * Uniform on (−1/√H, 1/√H), as PyTorch draws recurrent and dense layers alike, except that the forget gate's bias is
 * raised by 1, so that a fresh cell remembers before it has learnt to.
 * @param H  units
 * @returns  `[P]`
 * Source: Jozefowicz, Zaremba & Sutskever 2015 (forget bias).
 */
export function initialParameters(layout: readonly ParameterSlot[], H: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const bound = 1 / Math.sqrt(H);
  const values = Float32Array.from({ length: parameterCount(layout) }, () => bound * (2 * random.next() - 1));
  for (const { name, offset } of layout) {
    // Rows are packed i|f|g|o: the second block of H is the forget gate's.
    if (name.startsWith('bias_ih_')) for (let u = H; u < 2 * H; u++) values[offset + u] += 1;
  }
  return values;
}
