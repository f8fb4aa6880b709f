/**
 * Matrix products and squashing functions inside the time loop of the recurrent kernels on wasm and cpu. On wasm XNNPACK
 * multiplies, some ten times as fast as loops in JavaScript; it packs a weight matrix once for all steps that use it.
 */
import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { valuesOf, stockKernel, type MemoryDevice, type Values } from '../kernel.ts';
import { addRowProducts } from '../rowProducts.ts';
import { sigmoid } from '../squash.ts';
import type { Scratch } from './program.ts';

/** One operation, again and again over the same place in memory. */
export interface StepOperation {
  /** Where its input is to be written. */
  input(): Scratch;
  /** On wasm this may grow the memory, which leaves every earlier view of it empty. */
  run(): void;
  /** What the last `run` gave. */
  output(): Scratch;
  dispose(): void;
}

/** `input [B, K] · matrix [K, N]`, `[B, N]`. */
export function stepProduct(
  device: MemoryDevice,
  matrix: Float32Array,
  { B, K, N }: { readonly B: number; readonly K: number; readonly N: number },
): StepOperation {
  if (device.name === 'cpu') return productOnCpu(matrix, B, K, N);
  const { backend } = device;
  const right = backend.makeOutput([1, K, N], 'float32');
  backend.typedArrayFromHeap(right).set(matrix);
  const linear = { transposeA: false, transposeB: false, activation: 'linear' };
  return onWasm(device, [1, B, K], '_FusedMatMul', (a) => ({ a, b: right }), linear, right);
}

/**
 * The logistic function of `count` values. XNNPACK's takes a fifth of the time of JavaScript's `exp`; tanh is had from
 * it as `2σ(2a) − 1`.
 */
export function stepSigmoid(device: MemoryDevice, count: number): StepOperation {
  if (device.name === 'wasm') return onWasm(device, [count], 'Sigmoid', (x) => ({ x }), {}, null);
  const values = new Float64Array(count);
  const squashed = new Float64Array(count);
  return {
    input: () => values,
    run() {
      for (let j = 0; j < count; j++) squashed[j] = sigmoid(values[j]);
    },
    output: () => squashed,
    dispose() {},
  };
}

function onWasm(
  device: Extract<MemoryDevice, { name: 'wasm' }>,
  shape: number[],
  kernel: string,
  inputsOf: (input: TensorInfo) => Record<string, TensorInfo>,
  attributes: NamedAttrMap,
  held: TensorInfo | null,
): StepOperation {
  const { backend } = device;
  const input = backend.makeOutput(shape, 'float32');
  const inputs = inputsOf(input);
  const run = stockKernel(kernel, device);
  let output: TensorInfo | null = null;
  const release = () => {
    if (output) backend.disposeData(output.dataId);
  };
  return {
    input: () => valuesOf(device, input) as Float32Array,
    run() {
      release();
      output = run(inputs, attributes);
    },
    output: () => (output ? (valuesOf(device, output) as Float32Array) : new Float32Array(0)),
    dispose() {
      release();
      for (const tensor of [input, held]) if (tensor) backend.disposeData(tensor.dataId);
    },
  };
}

function productOnCpu(matrix: Float32Array, B: number, K: number, N: number): StepOperation {
  const columns = new Float64Array(N * K);
  for (let k = 0; k < K; k++) for (let n = 0; n < N; n++) columns[n * K + k] = matrix[k * N + n];
  const left = new Float64Array(B * K);
  const product = new Float64Array(B * N);
  return {
    input: () => left,
    run() {
      product.fill(0);
      addRowProducts(product, left, columns, B, N, K);
    },
    output: () => product,
    dispose() {},
  };
}

/**
 * Returns what calls `takeViews` again when the views it took are no longer good: on wasm, when the memory has grown.
 * @param probe  any tensor that lives as long as the loop
 */
export function viewKeeper(device: MemoryDevice, probe: TensorInfo, takeViews: () => void): () => void {
  takeViews();
  if (device.name === 'cpu') return () => {};
  let memory = valuesOf(device, probe).buffer;
  return () => {
    const { buffer } = valuesOf(device, probe);
    if (buffer === memory) return;
    memory = buffer;
    takeViews();
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
