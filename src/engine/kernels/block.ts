/** Copies a block of rows and columns out of a tensor; tfjs's `slice` is 30 times slower at it on cpu and wasm. */
import { reshape, tidy, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { defineKernel, type KernelDefinition } from './kernel.ts';

/** Element `(row, column)` of the block is element `start + row · stride + column` of the tensor, read flat. */
export type Block = {
  readonly start: number;
  readonly stride: number;
  readonly rows: number;
  readonly width: number;
};

const workgroupSize = 64;

export const takeDefinition: KernelDefinition<'x', Block> = {
  name: 'TakeBlock',
  inputs: ['x'],
  outputShape: (_shapes, { rows, width }) => [rows * width],
  shader: (_shapes, block) => ({
    key: 'TakeBlock',
    workgroupSize,
    workgroups: Math.ceil((block.rows * block.width) / workgroupSize),
    integers: block,
    code: `
fn main(index : i32) {
  if (index >= uniforms.rows * uniforms.width) { return; }
  let row = index / uniforms.width;
  result[index] = x[uniforms.start + row * uniforms.stride + index - row * uniforms.width];
}
`,
  }),
  compute({ x }, result, _shapes, { start, stride, rows, width }) {
    for (let row = 0; row < rows; row++) {
      const from = start + row * stride;
      result.set(x.subarray(from, from + width), row * width);
    }
  },
};
const take = defineKernel(takeDefinition);

const place = defineKernel<'block', Block & { readonly size: number }>({
  name: 'PlaceBlock',
  inputs: ['block'],
  outputShape: (_shapes, { size }) => [size],
  shader: (_shapes, { size, ...block }) => ({
    key: 'PlaceBlock',
    workgroupSize,
    workgroups: Math.ceil(size / workgroupSize),
    integers: { ...block, size },
    code: `
fn main(index : i32) {
  if (index >= uniforms.size) { return; }
  let at = index - uniforms.start;
  let row = at / uniforms.stride;
  let column = at - row * uniforms.stride;
  if (at >= 0 && row < uniforms.rows && column < uniforms.width) {
    result[index] = block[row * uniforms.width + column];
  } else {
    result[index] = 0.0;
  }
}
`,
  }),
  compute({ block }, result, _shapes, { start, stride, rows, width }) {
    result.fill(0);
    for (let row = 0; row < rows; row++) {
      result.set(block.subarray(row * width, (row + 1) * width), start + row * stride);
    }
  },
});

/** The block, `[rows, width]`. Differentiable. */
export function takeBlock(x: Tensor, block: Block): Tensor2D {
  return tidy(() => reshape(take({ x }, block), [block.rows, block.width]));
}

/** `size` values of `x`, read flat, from `start` on, as a vector `[size]`. Differentiable. */
export function takeRun(x: Tensor, start: number, size: number): Tensor1D {
  return take({ x }, { start, stride: size, rows: 1, width: size }) as Tensor1D;
}

/** A vector `[size]` that holds the block's values at their places and zero elsewhere. */
export function placeBlock(values: Tensor, block: Block, size: number): Tensor {
  return place({ block: values }, { ...block, size });
}
