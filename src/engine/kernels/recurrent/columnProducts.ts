/** Sums over rows of the products of two matrices' columns: derivatives by parameters that act unit by unit. */
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { defineKernel } from '../kernel.ts';

/** Value `block · H + u` is `Σ_n a[n, aColumn · H + u] · b[n + bShift, bColumn · H + u]`; bColumn −1: without `b`. */
export type ColumnProducts = {
  readonly H: number;
  readonly rows: number;
  /** Columns of `a` and of `b`, in blocks of `H`. */
  readonly aColumns: number;
  readonly bColumns: number;
  /** First row of `a`. */
  readonly aShift: number;
  /** One per block. */
  readonly aColumn: number[];
  readonly bColumn: number[];
  readonly bShift: number[];
};

const workgroupSize = 64;

const list = (values: readonly number[]) => `array<i32, ${values.length}>(${values.join(', ')})`;

const run = defineKernel<'a' | 'b', ColumnProducts>({
  name: 'ColumnProducts',
  inputs: ['a', 'b'],
  outputShape: (_shapes, { H, aColumn }) => [aColumn.length * H],
  shader: (_shapes, { H, rows, aColumns, bColumns, aShift, aColumn, bColumn, bShift }) => ({
    key: `ColumnProducts_${aColumn.join('.')}_${bColumn.join('.')}_${bShift.join('.')}`,
    workgroupSize,
    workgroups: Math.ceil((aColumn.length * H) / workgroupSize),
    integers: { H, rows, aWidth: aColumns * H, bWidth: bColumns * H, aShift },
    code: `
fn main(index : i32) {
  if (index >= ${aColumn.length} * uniforms.H) { return; }
  var aColumn = ${list(aColumn)};
  var bColumn = ${list(bColumn)};
  var bShift = ${list(bShift)};
  let block = index / uniforms.H;
  let u = index - block * uniforms.H;
  let a0 = uniforms.aShift * uniforms.aWidth + aColumn[block] * uniforms.H + u;
  let b0 = bShift[block] * uniforms.bWidth + bColumn[block] * uniforms.H + u;
  var sum = 0.0;
  for (var n = 0; n < uniforms.rows; n++) {
    let left = a[a0 + n * uniforms.aWidth];
    if (bColumn[block] < 0) { sum += left; } else { sum += left * b[b0 + n * uniforms.bWidth]; }
  }
  result[index] = sum;
}
`,
  }),
  compute({ a, b }, result, _shapes, { H, rows, aColumns, bColumns, aShift, aColumn, bColumn, bShift }) {
    const sums = new Float64Array(aColumn.length * H);
    for (const [block, column] of aColumn.entries()) {
      const alone = bColumn[block] < 0;
      for (let n = 0; n < rows; n++) {
        const left = ((n + aShift) * aColumns + column) * H;
        const right = ((n + bShift[block]) * bColumns + bColumn[block]) * H;
        for (let u = 0; u < H; u++) sums[block * H + u] += a[left + u] * (alone ? 1 : b[right + u]);
      }
    }
    result.set(sums);
  },
});

export function columnProducts(a: Tensor, b: Tensor, products: ColumnProducts): Tensor1D {
  return run({ a, b }, products) as Tensor1D;
}
