/** Sums of columns in one dispatch; tfjs's `sum` over the first axis transposes before it adds. */
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { defineKernel } from './kernel.ts';

/** Columns of a workgroup, and threads that share the rows of one column. */
const columns = 32;
const sharers = 8;

const run = defineKernel<'x', { readonly copies: number }>({
  name: 'ColumnSum',
  inputs: ['x'],
  outputShape: ({ x: [, M] }, { copies }) => [copies, M],
  shader: ({ x: [N, M] }, { copies }) => ({
    key: `ColumnSum_${copies}`,
    workgroupSize: columns * sharers,
    workgroups: Math.ceil(M / columns),
    integers: { rows: N, width: M },
    code: `
var<workgroup> partial : array<f32, ${columns * sharers}>;
fn main(index : i32) {
  let lane = i32(localIndex) % ${columns};
  let sharer = i32(localIndex) / ${columns};
  let column = i32(workgroupId.x) * ${columns} + lane;
  var sum = 0.0;
  if (column < uniforms.width) {
    for (var row = sharer; row < uniforms.rows; row += ${sharers}) { sum += x[row * uniforms.width + column]; }
  }
  partial[localIndex] = sum;
  workgroupBarrier();
  if (sharer == 0 && column < uniforms.width) {
    for (var other = 1; other < ${sharers}; other++) { sum += partial[other * ${columns} + lane]; }
    for (var copy = 0; copy < ${copies}; copy++) { result[copy * uniforms.width + column] = sum; }
  }
}
`,
  }),
  compute({ x }, result, { x: [N, M] }, { copies }) {
    const sums = new Float64Array(M);
    for (let row = 0, j = 0; row < N; row++) {
      for (let column = 0; column < M; column++, j++) sums[column] += x[j];
    }
    for (let copy = 0; copy < copies; copy++) result.set(sums, copy * M);
  },
});

/**
 * The sum of every column of `x` `[N, M]`, written `copies` times, `[copies, M]`: two for the two biases of a
 * recurrent layer, whose derivatives are equal.
 */
export function columnSum(x: Tensor2D, copies: number): Tensor2D {
  return run({ x }, { copies }) as Tensor2D;
}
