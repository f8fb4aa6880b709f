/** Matrix products that cost one dispatch, give the same bits every time, and are fast on wasm. */
import { engine, type Tensor, type Tensor1D, type Tensor2D, type TensorInfo } from '@tensorflow/tfjs-core';
import {
  registerOnEveryBackend,
  runDefinition,
  stockKernel,
  type Device,
  type KernelDefinition,
} from './kernel.ts';
import { addToRows, matrixProductLoops, productSizes, type Transposition } from './matrixProductLoops.ts';
import { matrixProductShader } from './matrixProductShader.ts';

const plain: KernelDefinition<'a' | 'b', Transposition> = {
  name: 'MatrixProduct',
  inputs: ['a', 'b'],
  outputShape(shapes, transposition) {
    const { M, N } = productSizes(shapes, transposition);
    return [M, N];
  },
  shader: (shapes, transposition) => matrixProductShader(shapes, transposition, false),
  compute: matrixProductLoops,
};

const biased: KernelDefinition<'a' | 'b' | 'bias', Transposition> = {
  ...plain,
  inputs: ['a', 'b', 'bias'],
  shader: (shapes, transposition) => matrixProductShader(shapes, transposition, true),
  compute(values, result, shapes, transposition) {
    matrixProductLoops(values, result, shapes, transposition);
    addToRows(result, values.bias);
  },
};

registerOnEveryBackend('MatrixProduct', (device, inputs, attributes) => {
  const transposition = attributes as Transposition;
  const { a, b, bias } = inputs as { a: TensorInfo; b: TensorInfo; bias?: TensorInfo };
  if (device.name === 'wasm') return multiplyOnWasm(device, a, b, bias, transposition);
  return bias
    ? runDefinition(biased, device, { a, b, bias }, transposition)
    : runDefinition(plain, device, { a, b }, transposition);
});

/**
 * `A · B`, `Aᵀ · B`, `A · Bᵀ`, plus `bias` to every row.
 * Differentiable where `transposeA` is false.
 * @param a     `[M, K]`, or `[K, M]` with `transposeA`
 * @param b     `[K, N]`, or `[N, K]` with `transposeB`
 * @param bias  `[N]`
 * @returns     `[M, N]`
 */
export function matrixProduct(
  a: Tensor2D,
  b: Tensor2D,
  {
    transposeA = false,
    transposeB = false,
    bias,
  }: Partial<Transposition> & { readonly bias?: Tensor1D } = {},
): Tensor2D {
  const inputs: Record<string, Tensor> = bias ? { a, b, bias } : { a, b };
  return engine().runKernel('MatrixProduct', inputs, { transposeA, transposeB });
}

/**
 * XNNPACK multiplies only what lies as it is: a product that transposes takes a scalar path 5 to 20 times slower. The
 * fused kernel reads out of bounds when its bias is a view, so the bias is added here.
 */
function multiplyOnWasm(
  device: Extract<Device, { name: 'wasm' }>,
  a: TensorInfo,
  b: TensorInfo,
  bias: TensorInfo | undefined,
  { transposeA, transposeB }: Transposition,
): TensorInfo {
  const transpose = (x: TensorInfo) => stockKernel('Transpose', device)({ x }, { perm: [1, 0] });
  const left = transposeA ? transpose(a) : a;
  const right = transposeB ? transpose(b) : b;
  const untransposed = { transposeA: false, transposeB: false };
  const product = stockKernel('BatchMatMul', device)({ a: left, b: right }, untransposed);
  if (transposeA) device.backend.disposeData(left.dataId);
  if (transposeB) device.backend.disposeData(right.dataId);
  if (bias) {
    // Both are float32.
    const [rows, addends] = [product, bias].map((x) => device.backend.typedArrayFromHeap(x) as Float32Array);
    addToRows(rows, addends);
  }
  return product;
}
