/**
 * Matrix products inside the time loop of the recurrent kernels on wasm and cpu. On wasm XNNPACK multiplies, some ten
 * times as fast as loops in JavaScript; it packs a weight matrix once for all steps that use it.
 */
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { valuesOf, runStockKernel, type MemoryDevice, type Values } from '../kernel.ts';
import { addRowProducts } from '../rowProducts.ts';
import type { Scratch } from './program.ts';

/** `left [B, K] · matrix [K, N]` again and again with one matrix. */
export interface StepProduct {
  /** Where the left side is to be written, `[B, K]`; asked for anew at every step. */
  left(): Scratch;
  /** `[B, N]`, valid until the next `run` of this product. On wasm every other view of a tensor may have moved. */
  run(): Scratch;
  dispose(): void;
}

/**
 * @param matrix  `[K, N]`, or `[N, K]` where `byRows`
 */
export function stepProduct(
  device: MemoryDevice,
  matrix: Float32Array,
  { B, K, N }: { readonly B: number; readonly K: number; readonly N: number },
): StepProduct {
  return device.name === 'wasm' ? onWasm(device, matrix, B, K, N) : onCpu(matrix, B, K, N);
}

function onWasm(
  device: Extract<MemoryDevice, { name: 'wasm' }>,
  matrix: Float32Array,
  B: number,
  K: number,
  N: number,
): StepProduct {
  const { backend } = device;
  const right = backend.makeOutput([1, K, N], 'float32');
  backend.typedArrayFromHeap(right).set(matrix);
  const left = backend.makeOutput([1, B, K], 'float32');
  let product: TensorInfo | null = null;
  const release = () => {
    if (product) backend.disposeData(product.dataId);
  };
  return {
    left: () => valuesOf(device, left) as Float32Array,
    run() {
      release();
      product = runStockKernel(
        '_FusedMatMul',
        device,
        { a: left, b: right },
        {
          transposeA: false,
          transposeB: false,
          activation: 'linear',
        },
      );
      return valuesOf(device, product) as Float32Array;
    },
    dispose() {
      release();
      for (const { dataId } of [left, right]) backend.disposeData(dataId);
    },
  };
}

function onCpu(matrix: Float32Array, B: number, K: number, N: number): StepProduct {
  const columns = new Float64Array(N * K);
  for (let k = 0; k < K; k++) for (let n = 0; n < N; n++) columns[n * K + k] = matrix[k * N + n];
  const left = new Float64Array(B * K);
  const product = new Float64Array(B * N);
  return {
    left: () => left,
    run() {
      product.fill(0);
      addRowProducts(product, left, columns, B, N, K);
      return product;
    },
    dispose() {},
  };
}

/** Rows `[from · H, (from + count) · H)` of `weight` `[·, H]` as they are, `[count · H, H]`. */
export function weightBlocks(weight: Values, H: number, from: number, count: number): Float32Array {
  return Float32Array.from(weight.subarray(from * H * H, (from + count) * H * H));
}

/** The same rows as columns, `[H, count · H]`. */
export function weightBlocksTransposed(weight: Values, H: number, from: number, count: number): Float32Array {
  const columns = new Float32Array(count * H * H);
  for (let row = 0; row < count * H; row++) {
    for (let k = 0; k < H; k++) columns[k * count * H + row] = weight[(from * H + row) * H + k];
  }
  return columns;
}
