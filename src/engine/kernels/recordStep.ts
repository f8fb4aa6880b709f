/** Keeps the loss and the gradient's norms of the last steps on the device, so that nothing is read back per step. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { defineKernel } from './kernel.ts';

const workgroupSize = 256;

/** Columns of the log: mean loss, norm of the gradient, its norm after clipping by value. */
export const logColumns = 3;

interface Attributes {
  readonly [name: string]: number;
  readonly row: number;
  /** What the sum of the losses is divided by. */
  readonly counted: number;
  /** Bound on every value of the gradient; negative: none. */
  readonly clipValue: number;
}

const run = defineKernel<'gradient' | 'losses' | 'log', Attributes>({
  name: 'RecordStep',
  inputs: ['gradient', 'losses', 'log'],
  outputShape: ({ log }) => [...log],
  shader: ({ gradient: [P], losses: [N], log: [rows] }, { row, counted, clipValue }) => ({
    key: 'RecordStep',
    workgroupSize,
    workgroups: 1,
    integers: { parameters: P, losses: N, values: logColumns * rows, row },
    reals: { counted, clipValue },
    code: `
var<workgroup> partialSquares : array<f32, ${workgroupSize}>;
var<workgroup> partialClipped : array<f32, ${workgroupSize}>;
var<workgroup> partialLoss : array<f32, ${workgroupSize}>;
// A GPU may assume that no value is infinite or NaN and fold such comparisons; it may not touch bits.
fn isFinite(value : f32) -> bool { return (bitcast<u32>(value) & 0x7f800000u) != 0x7f800000u; }
fn main(index : i32) {
  let thread = i32(localIndex);
  for (var j = thread; j < uniforms.values; j += ${workgroupSize}) { result[j] = log[j]; }
  var squares = 0.0;
  var clippedSquares = 0.0;
  var bad = false;
  for (var j = thread; j < uniforms.parameters; j += ${workgroupSize}) {
    let g = gradient[j];
    squares += g * g;
    bad = bad || !isFinite(g);
    var clipped = g;
    if (uniforms.clipValue >= 0.0) { clipped = clamp(g, -uniforms.clipValue, uniforms.clipValue); }
    clippedSquares += clipped * clipped;
  }
  var loss = 0.0;
  for (var j = thread; j < uniforms.losses; j += ${workgroupSize}) { loss += losses[j]; }
  partialSquares[thread] = select(squares, uniforms.NAN, bad);
  partialClipped[thread] = clippedSquares;
  partialLoss[thread] = loss;
  storageBarrier();
  workgroupBarrier();
  for (var half = ${workgroupSize / 2}; half > 0; half /= 2) {
    if (thread < half) {
      partialSquares[thread] += partialSquares[thread + half];
      partialClipped[thread] += partialClipped[thread + half];
      partialLoss[thread] += partialLoss[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0) {
    let at = ${logColumns} * uniforms.row;
    result[at] = partialLoss[0] / uniforms.counted;
    result[at + 1] = sqrt(partialSquares[0]);
    result[at + 2] = sqrt(partialClipped[0]);
  }
}
`,
  }),
  compute({ gradient, losses, log }, result, _shapes, { row, counted, clipValue }) {
    let squares = 0;
    for (const g of gradient) squares += g * g;
    let clipped = squares;
    if (clipValue >= 0) {
      clipped = 0;
      for (const g of gradient) clipped += Math.min(g * g, clipValue * clipValue);
    }
    let loss = 0;
    for (const value of losses) loss += value;
    result.set(log);
    result.set([loss / counted, Math.sqrt(squares), Math.sqrt(clipped)], logColumns * row);
  },
});

/**
 * A copy of `log` `[rows, 3]` with row `row` set to the sum of `losses` `[N]` over `counted`, the global norm of
 * `gradient` `[P]`, and that norm after clipping by value. A gradient that holds a NaN or an infinity has a norm that is
 * not finite either.
 */
export function recordStep(
  gradient: Tensor1D,
  losses: Tensor1D,
  log: Tensor2D,
  row: number,
  counted: number,
  clipValue: number | null,
): Tensor2D {
  return run({ gradient, losses, log }, { row, counted, clipValue: clipValue ?? -1 }) as Tensor2D;
}
