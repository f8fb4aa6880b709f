/** Keeps the loss and the gradient's norm of the last steps on the device, so that nothing is read back per step. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { defineKernel } from './kernel.ts';

const workgroupSize = 256;

const run = defineKernel<'gradient' | 'losses' | 'log', { readonly row: number }>({
  name: 'RecordStep',
  inputs: ['gradient', 'losses', 'log'],
  outputShape: ({ log }) => [...log],
  shader: ({ gradient: [P], losses: [N], log: [rows] }, { row }) => ({
    key: 'RecordStep',
    workgroupSize,
    workgroups: 1,
    integers: { parameters: P, losses: N, values: 2 * rows, row },
    code: `
var<workgroup> partialSquares : array<f32, ${workgroupSize}>;
var<workgroup> partialLoss : array<f32, ${workgroupSize}>;
// A GPU may assume that no value is infinite or NaN and fold such comparisons; it may not touch bits.
fn isFinite(value : f32) -> bool { return (bitcast<u32>(value) & 0x7f800000u) != 0x7f800000u; }
fn main(index : i32) {
  let thread = i32(localIndex);
  for (var j = thread; j < uniforms.values; j += ${workgroupSize}) { result[j] = log[j]; }
  var squares = 0.0;
  var bad = false;
  for (var j = thread; j < uniforms.parameters; j += ${workgroupSize}) {
    let g = gradient[j];
    squares += g * g;
    bad = bad || !isFinite(g);
  }
  var loss = 0.0;
  for (var j = thread; j < uniforms.losses; j += ${workgroupSize}) { loss += losses[j]; }
  partialSquares[thread] = select(squares, uniforms.NAN, bad);
  partialLoss[thread] = loss;
  storageBarrier();
  workgroupBarrier();
  for (var half = ${workgroupSize / 2}; half > 0; half /= 2) {
    if (thread < half) {
      partialSquares[thread] += partialSquares[thread + half];
      partialLoss[thread] += partialLoss[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0) {
    result[2 * uniforms.row] = partialLoss[0] / f32(uniforms.losses);
    result[2 * uniforms.row + 1] = sqrt(partialSquares[0]);
  }
}
`,
  }),
  compute({ gradient, losses, log }, result, _shapes, { row }) {
    let squares = 0;
    for (const g of gradient) squares += g * g;
    let loss = 0;
    for (const value of losses) loss += value;
    result.set(log);
    result[2 * row] = loss / losses.length;
    result[2 * row + 1] = Math.sqrt(squares);
  },
});

/**
 * A copy of `log` `[rows, 2]` with row `row` set to the mean of `losses` `[N]` and the global norm of `gradient`
 * `[P]`. A gradient that holds a NaN or an infinity has a norm that is not finite either.
 */
export function recordStep(gradient: Tensor1D, losses: Tensor1D, log: Tensor2D, row: number): Tensor2D {
  return run({ gradient, losses, log }, { row }) as Tensor2D;
}
