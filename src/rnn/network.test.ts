/** Oracle: windows laid over a row of places one after the other and counted. */
import { describe, expect, it } from 'vitest';
import type { ConvolutionLayer } from './network.ts';
import { convolvedSteps, paddingBefore } from './networkFlow.ts';

/** Places that each window reads, −1 and T and on being in the padding. */
function windows(layer: ConvolutionLayer, T: number, before: number, after: number): number[][] {
  const { width, stride = 1, dilation = 1 } = layer;
  const found: number[][] = [];
  for (let start = -before; ; start += stride) {
    const read = Array.from({ length: width }, (_, k) => start + k * dilation);
    if (read[width - 1] >= T + after) return found;
    found.push(read);
  }
}

const layers = [1, 2, 3, 4, 5].flatMap((width) =>
  [1, 2, 3].flatMap((stride) => [1, 2, 3].map((dilation) => ({ width, stride, dilation }))),
);
const lengths = [1, 2, 3, 5, 8, 13];

describe('a convolution', () => {
  it.each(layers)('$width wide, stride $stride, dilation $dilation, has as many windows as fit', (more) => {
    const span = (more.width - 1) * more.dilation;
    for (const T of lengths) {
      const layer = { kind: 'convolution', name: 'conv', filters: 1, ...more } as const;
      const valid = { ...layer, padding: 'valid' } as const;
      expect(paddingBefore(valid)).toBe(0);
      expect(convolvedSteps(layer, T)).toBe(convolvedSteps(valid, T));
      // Fewer than none is what the check of a sequence that is too short looks for.
      expect(Math.max(0, convolvedSteps(valid, T))).toBe(windows(valid, T, 0, 0).length);

      const causal = { ...layer, padding: 'causal' } as const;
      const seen = windows(causal, T, paddingBefore(causal), 0);
      expect(convolvedSteps(causal, T)).toBe(seen.length);
      // Window t ends at step t · stride: it has seen all up to there and nothing after.
      expect(seen.map((read) => read[more.width - 1])).toEqual(seen.map((_, t) => t * more.stride));

      const same = { ...layer, padding: 'same' } as const;
      const before = paddingBefore(same);
      const around = windows(same, T, before, span - before);
      expect(convolvedSteps(same, T)).toBe(around.length);
      expect(more.stride > 1 || around.length === T).toBe(true);
      // As many zeros before as after, or one fewer.
      expect([0, 1]).toContain(span - 2 * before);
    }
  });
});
