/** Letters as vectors; tfjs's own kernel writes integers whatever type it is asked for. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { defineKernel } from './kernel.ts';

const workgroupSize = 64;

const run = defineKernel<'codes', { readonly V: number }>({
  name: 'OneHotLetters',
  inputs: ['codes'],
  outputShape: ({ codes: [N] }, { V }) => [N, V],
  shader: ({ codes: [N] }, { V }) => ({
    key: 'OneHotLetters',
    workgroupSize,
    workgroups: Math.ceil((N * V) / workgroupSize),
    integers: { values: N * V, width: V },
    code: `
fn main(index : i32) {
  if (index >= uniforms.values) { return; }
  let row = index / uniforms.width;
  result[index] = select(0.0, 1.0, codes[row] == index - row * uniforms.width);
}
`,
  }),
  compute({ codes }, result, _shapes, { V }) {
    result.fill(0);
    for (let n = 0; n < codes.length; n++) result[n * V + codes[n]] = 1;
  },
});

/** `[N, V]`, row `n` zero but for a one at `codes[n]`; `codes` is int32 `[N]`. */
export function oneHot(codes: Tensor1D, V: number): Tensor2D {
  return run({ codes }, { V }) as Tensor2D;
}
