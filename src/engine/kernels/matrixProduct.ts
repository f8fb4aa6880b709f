/** Matrix products that cost one dispatch, give the same bits every time, and are fast on wasm. */
import {
  engine,
  env,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { registerOnEveryBackend, runLoops, runStockKernel, type Device } from './kernel.ts';
import { biasedProductDefinition, productDefinition, type Transposition } from './matrixProductLoops.ts';

registerOnEveryBackend('MatrixProduct', (device, inputs, attributes) => {
  const { transposeA, transposeB } = attributes as Transposition;
  const { a, b, bias } = inputs as { a: TensorInfo; b: TensorInfo; bias?: TensorInfo };
  switch (device.name) {
    case 'cpu':
      return bias
        ? runLoops(biasedProductDefinition, device, { a, b, bias }, { transposeA, transposeB })
        : runLoops(productDefinition, device, { a, b }, { transposeA, transposeB });
    case 'wasm':
      return multiplyOnWasm(device, a, b, bias, { transposeA, transposeB });
    case 'webgpu': {
      const K = transposeA ? a.shape[0] : a.shape[1];
      return withoutSplitK(K, a, b, () => multiply(device, a, b, bias, { transposeA, transposeB }));
    }
    default:
      return device satisfies never;
  }
});

/**
 * `A · B`, `Aᵀ · B`, `A · Bᵀ`, plus `bias` to every row.
 * Differentiable in the form that layers use: `transposeA` false, `transposeB` true.
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

function multiply(
  device: Device,
  a: TensorInfo,
  b: TensorInfo,
  bias: TensorInfo | undefined,
  transposition: Transposition,
): TensorInfo {
  return bias
    ? runStockKernel('_FusedMatMul', device, { a, b, bias }, { ...transposition, activation: 'linear' })
    : runStockKernel('BatchMatMul', device, { a, b }, transposition);
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
  const transpose = (x: TensorInfo) => runStockKernel('Transpose', device, { x }, { perm: [1, 0] });
  const left = transposeA ? transpose(a) : a;
  const right = transposeB ? transpose(b) : b;
  const product = multiply(device, left, right, undefined, { transposeA: false, transposeB: false });
  if (transposeA) device.backend.disposeData(left.dataId);
  if (transposeB) device.backend.disposeData(right.dataId);
  if (bias) {
    const sums = device.backend.typedArrayFromHeap(product);
    const addends = device.backend.typedArrayFromHeap(bias);
    for (let j = 0; j < sums.length; j++) sums[j] += addends[j % addends.length];
  }
  return product;
}

/** tfjs's `MatMulSmallOutputSizeProgram`. */
const smallOutput = 2;
/** From this inner length on, tfjs may split it over workgroups that add to the result in whatever order they finish. */
const splitKFrom = 2000;

function withoutSplitK<R>(K: number, a: TensorInfo, b: TensorInfo, run: () => R): R {
  const outputs = (a.shape[0] * a.shape[1] * b.shape[0] * b.shape[1]) / (K * K);
  // Up to 128 results tfjs takes a program without the split, and a faster one.
  if (K < splitKFrom || outputs <= 128) return run();
  env().set('WEBGPU_MATMUL_PROGRAM_TYPE', smallOutput);
  try {
    return run();
  } finally {
    env().set('WEBGPU_MATMUL_PROGRAM_TYPE', -1);
  }
}
