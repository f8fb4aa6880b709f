/** Draws the dropout masks of a training step. */
import { seededRandom } from '#data/random';
import { maskShapes } from '#rnn/masks';
import type { NetworkSpec } from '#rnn/network';

/** Masks by the keys of `maskShapes`. */
export type ShapedMasks = Readonly<
  Record<string, { readonly values: Float32Array; readonly shape: readonly number[] }>
>;

/**
 * The same seed and update always give the same masks, so that a step can be taken again.
 * @param update  counted from 0
 * @returns       null when the network drops nothing
 */
export function drawMasks(
  spec: NetworkSpec,
  T: number,
  B: number,
  seed: number,
  update: number,
): ShapedMasks | null {
  const shapes = maskShapes(spec, T, B);
  if (shapes.length === 0) return null;
  const random = seededRandom((seed ^ Math.imul(update + 1, 0x85ebca6b)) >>> 0);
  return Object.fromEntries(
    shapes.map(({ key, shape, rate }) => {
      const kept = 1 / (1 - rate);
      const size = shape.reduce((product, length) => product * length, 1);
      const values = Float32Array.from({ length: size }, () => (random.next() < rate ? 0 : kept));
      return [key, { values, shape }];
    }),
  );
}
