/**
 * The steps that a convolution's window covers, side by side, so that the convolution is one matrix product; tfjs's own
 * convolutions have no derivative by their kernel on wasm.
 */
import { registerGradient, reshape, type Tensor, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { defineKernel, type KernelDefinition } from './kernel.ts';

export type Windows = {
  /** Steps that come in, batch rows, features. */
  readonly T: number;
  readonly B: number;
  readonly features: number;
  readonly width: number;
  readonly stride: number;
  readonly dilation: number;
  /** Zeros before the first step. */
  readonly before: number;
  /** Windows, steps that go out. */
  readonly steps: number;
};

const workgroupSize = 64;

/** Value `[(t, b), (feature, k)]` is `x[t · stride + k · dilation − before, b, feature]`, zero outside. */
const take = defineKernel<'x', Windows>({
  name: 'TakeWindows',
  inputs: ['x'],
  outputShape: (_shapes, { steps, B, features, width }) => [steps * B, features * width],
  shader: (_shapes, windows) => ({
    key: 'TakeWindows',
    workgroupSize,
    workgroups: Math.ceil((windows.steps * windows.B * windows.features * windows.width) / workgroupSize),
    integers: windows,
    code: `
fn main(index : i32) {
  let columns = uniforms.features * uniforms.width;
  let row = index / columns;
  if (row >= uniforms.steps * uniforms.B) { return; }
  let column = index - row * columns;
  let feature = column / uniforms.width;
  let k = column - feature * uniforms.width;
  let t = row / uniforms.B;
  let step = t * uniforms.stride + k * uniforms.dilation - uniforms.before;
  var value = 0.0;
  if (step >= 0 && step < uniforms.T) {
    value = x[(step * uniforms.B + row - t * uniforms.B) * uniforms.features + feature];
  }
  result[index] = value;
}
`,
  }),
  compute({ x }, result, _shapes, { T, B, features, width, stride, dilation, before, steps }) {
    for (let t = 0, j = 0; t < steps; t++) {
      for (let b = 0; b < B; b++) {
        for (let feature = 0; feature < features; feature++) {
          for (let k = 0; k < width; k++, j++) {
            const from = t * stride + k * dilation - before;
            result[j] = from >= 0 && from < T ? x[(from * B + b) * features + feature] : 0;
          }
        }
      }
    }
  },
});

/** The transpose of `take`: what every step gave to windows, added up. */
const placeDefinition: KernelDefinition<'windows', Windows> = {
  name: 'PlaceWindows',
  inputs: ['windows'],
  outputShape: (_shapes, { T, B, features }) => [T * B, features],
  shader: (_shapes, windows) => ({
    key: 'PlaceWindows',
    workgroupSize,
    workgroups: Math.ceil((windows.T * windows.B * windows.features) / workgroupSize),
    integers: windows,
    code: `
fn main(index : i32) {
  let row = index / uniforms.features;
  if (row >= uniforms.T * uniforms.B) { return; }
  let feature = index - row * uniforms.features;
  let step = row / uniforms.B;
  let b = row - step * uniforms.B;
  var sum = 0.0;
  for (var k = 0; k < uniforms.width; k++) {
    let start = step + uniforms.before - k * uniforms.dilation;
    let t = start / uniforms.stride;
    if (start >= 0 && t * uniforms.stride == start && t < uniforms.steps) {
      sum += windows[((t * uniforms.B + b) * uniforms.features + feature) * uniforms.width + k];
    }
  }
  result[index] = sum;
}
`,
  }),
  compute({ windows }, result, _shapes, { T, B, features, width, stride, dilation, before, steps }) {
    result.fill(0);
    for (let t = 0, j = 0; t < steps; t++) {
      for (let b = 0; b < B; b++) {
        for (let feature = 0; feature < features; feature++) {
          for (let k = 0; k < width; k++, j++) {
            const from = t * stride + k * dilation - before;
            if (from >= 0 && from < T) result[(from * B + b) * features + feature] += windows[j];
          }
        }
      }
    }
  },
};
const place = defineKernel(placeDefinition);

/** `x` is `[T, B, features]`; the result `[steps · B, features · width]`. Differentiable. */
export function takeWindows(x: Tensor3D, windows: Windows): Tensor2D {
  return take({ x }, windows) as Tensor2D;
}

export function registerWindowsGradient(): void {
  registerGradient({
    kernelName: 'TakeWindows',
    gradFunc(upstream, _saved, attributes) {
      const windows = attributes as Windows;
      const { T, B, features } = windows;
      return { x: () => reshape(place({ windows: upstream as Tensor }, windows), [T, B, features]) };
    },
  });
}
