/** The states that a trainer carries from window to window, as tensors and packed as `stateSize` says. */
import { keep, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import { cells } from '#rnn/cells';
import { assertLength } from '#rnn/errors';
import type { NetworkSpec } from '#rnn/network';
import { recurrentLayers, recurrentParts } from '#rnn/recurrentParts';

/** Of one part of a recurrent layer. */
export interface CarriedShape {
  readonly B: number;
  readonly states: number;
  readonly H: number;
}

/** One for each part of each recurrent layer. */
export function carriedShapes(spec: NetworkSpec, B: number): readonly CarriedShape[] {
  return recurrentLayers(spec).flatMap(({ layer, I }) =>
    recurrentParts(layer, I).map(() => ({ B, states: cells[layer.cell].states.length, H: layer.units })),
  );
}

/** Number of packed values. */
export function carriedSize(shapes: readonly CarriedShape[]): number {
  return shapes.reduce((sum, { B, states, H }) => sum + B * states * H, 0);
}

/**
 * Packed states as tensors, `[B, S·H]` each, kept.
 * @throws ShapeError when there are not as many as the shapes say
 */
export function uploadStates(shapes: readonly CarriedShape[], packed: Float32Array): readonly Tensor2D[] {
  assertLength('state', packed, [carriedSize(shapes)]);
  let at = 0;
  return shapes.map(({ B, states, H }) => {
    const size = B * states * H;
    const values = swapAxes(packed.subarray(at, at + size), states, B, H);
    at += size;
    return keep(tensor2d(values, [B, states * H]));
  });
}

/** The reverse, from the tensors' values. */
export function packStates(shapes: readonly CarriedShape[], values: readonly Float32Array[]): Float32Array {
  const packed = new Float32Array(carriedSize(shapes));
  let at = 0;
  for (const [k, { B, states, H }] of shapes.entries()) {
    packed.set(swapAxes(values[k], B, states, H), at);
    at += B * states * H;
  }
  return packed;
}

/** `[outer, inner, H]` → `[inner, outer, H]`. */
function swapAxes(values: Float32Array, outer: number, inner: number, H: number): Float32Array {
  const swapped = new Float32Array(values.length);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const from = (o * inner + i) * H;
      swapped.set(values.subarray(from, from + H), (i * outer + o) * H);
    }
  }
  return swapped;
}
