/**
 * Declares a kernel once for every backend: a WGSL program for webgpu, loops over typed arrays for wasm and cpu.
 * What a kernel computes lives in its own file; this one only knows how each backend is given its arrays.
 */
import {
  engine,
  getKernel,
  registerKernel,
  util,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';

export type Values = Float32Array | Int32Array;
export type Shapes<Input extends string> = Readonly<Record<Input, readonly number[]>>;

/** A WGSL program. Every array, the result included, is bound flat, as `array<f32>` (or `i32`) under its name. */
export interface Shader {
  /** Defines `fn main(index : i32)`; may use `localIndex`, `workgroupId` and `uniforms.<name>`. */
  readonly code: string;
  /** Every value that is interpolated into `code`: programs with equal keys share one compiled pipeline. */
  readonly key: string;
  readonly workgroupSize: number;
  readonly workgroups: number;
  /** Inputs that are bound as `array<vec4<f32>>`; their sizes are multiples of four. */
  readonly vectors?: readonly string[];
  readonly integers?: Readonly<Record<string, number>>;
  readonly reals?: Readonly<Record<string, number>>;
}

/** A kernel for wasm and cpu alone. */
export interface TypedDefinition<Input extends string, Attributes extends NamedAttrMap> {
  readonly inputs: readonly Input[];
  readonly outputShape: (shapes: Shapes<Input>, attributes: Attributes) => number[];
  /** Fills `result`, whose former contents are undefined. */
  readonly compute: (
    values: Readonly<Record<Input, Values>>,
    result: Float32Array,
    shapes: Shapes<Input>,
    attributes: Attributes,
  ) => void;
}

export interface KernelDefinition<
  Input extends string,
  Attributes extends NamedAttrMap,
> extends TypedDefinition<Input, Attributes> {
  readonly name: string;
  readonly shader: (shapes: Shapes<Input>, attributes: Attributes) => Shader;
}

type KernelInputs = Readonly<Record<string, TensorInfo | undefined>>;

/** The backends of tfjs, as a kernel meets them. */
export type Device =
  | { readonly name: 'webgpu'; readonly backend: WebGPUBackend }
  | { readonly name: 'wasm'; readonly backend: BackendWasm }
  | { readonly name: 'cpu'; readonly backend: MathBackendCPU };

export type MemoryDevice = Exclude<Device, { name: 'webgpu' }>;

/** Registers `run` under `name` on every backend. */
export function registerOnEveryBackend(
  name: string,
  run: (device: Device, inputs: KernelInputs, attributes: NamedAttrMap) => TensorInfo | TensorInfo[],
): void {
  for (const backendName of ['webgpu', 'wasm', 'cpu'] as const) {
    registerKernel({
      kernelName: name,
      backendName,
      kernelFunc: ({ inputs, attrs, backend }) =>
        // tfjs hands every kernel the backend it was registered for, typed as {}.
        run({ name: backendName, backend } as Device, inputs as KernelInputs, attrs ?? {}),
    });
  }
}

/** Runs a definition on one device; for kernels that are made of several programs. */
export function runDefinition<Input extends string, Attributes extends NamedAttrMap>(
  definition: KernelDefinition<Input, Attributes>,
  device: Device,
  inputs: KernelInputs,
  attributes: Attributes,
): TensorInfo {
  if (device.name !== 'webgpu') return runLoops(definition, device, inputs, attributes);
  const shapes = byName(definition.inputs, (name) => inputs[name]!.shape);
  return runShader(
    device.backend,
    definition.inputs,
    inputs,
    definition.outputShape(shapes, attributes),
    (shapes) => definition.shader(shapes, attributes),
  );
}

/** Runs the loops of a definition on wasm or cpu. */
function runLoops<Input extends string, Attributes extends NamedAttrMap>(
  { inputs: names, outputShape, compute }: TypedDefinition<Input, Attributes>,
  device: MemoryDevice,
  inputs: KernelInputs,
  attributes: Attributes,
): TensorInfo {
  const shapes = byName(names, (name) => inputs[name]!.shape);
  const shape = outputShape(shapes, attributes);
  // The result is made first: on wasm that may grow the heap, which detaches every earlier view of it.
  const result = makeResult(device, shape);
  const values = byName(names, (name) => valuesOf(device, inputs[name]!));
  compute(values, valuesOf(device, result) as Float32Array, shapes, attributes);
  return result;
}

/** A float32 tensor on wasm or cpu whose values are undefined yet. */
export function makeResult(device: MemoryDevice, shape: number[]): TensorInfo {
  return device.name === 'wasm'
    ? device.backend.makeOutput(shape, 'float32')
    : device.backend.makeTensorInfo(shape, 'float32', new Float32Array(util.sizeFromShape(shape)));
}

/** Registers a definition and returns the operation that runs it on the current backend. */
export function defineKernel<Input extends string, Attributes extends NamedAttrMap>(
  definition: KernelDefinition<Input, Attributes>,
): (inputs: Readonly<Record<Input, Tensor>>, attributes: Attributes) => Tensor {
  registerOnEveryBackend(definition.name, (device, inputs, attributes) =>
    runDefinition(definition, device, inputs, attributes as Attributes),
  );
  return (inputs, attributes) => engine().runKernel(definition.name, inputs, attributes);
}

/** One of tfjs's own kernels, to be run from inside a kernel. */
export function stockKernel(
  name: string,
  device: Device,
): (inputs: KernelInputs, attributes: NamedAttrMap) => TensorInfo {
  const { kernelFunc } = getKernel(name, device.name);
  // All stock kernels that are used here return one tensor.
  return (inputs, attributes) =>
    kernelFunc({
      inputs: inputs as NamedTensorInfoMap,
      attrs: attributes,
      backend: device.backend,
    }) as TensorInfo;
}

/** Runs a program over the named inputs, bound in that order. */
export function runShader<Input extends string>(
  backend: WebGPUBackend,
  variableNames: readonly Input[],
  inputs: KernelInputs,
  outputShape: number[],
  shaderFor: (shapes: Shapes<Input>) => Shader,
): TensorInfo {
  const infos = variableNames.map((name) => inputs[name]!);
  const shader = shaderFor(byName(variableNames, (name) => inputs[name]!.shape));
  const { code, key, workgroupSize, workgroups, vectors = [], integers = {}, reals = {} } = shader;
  const result = backend.makeTensorInfo(outputShape, 'float32');
  const output = flat(result);
  const program: WebGPUProgram = {
    variableNames: [...variableNames],
    variableComponents: variableNames.map((name) => (vectors.includes(name) ? 4 : 1)),
    outputShape: output.shape,
    dispatchLayout: { x: [0] },
    dispatch: [workgroups, 1, 1],
    workgroupSize: [workgroupSize, 1, 1],
    shaderKey: key,
    uniforms: [
      ...Object.keys(integers).map((name) => ` ${name} : i32,`),
      ...Object.keys(reals).map((name) => ` ${name} : f32,`),
    ].join(''),
    getUserCode: () => code,
  };
  const uniforms = [
    ...Object.values(integers).map((value) => ({ type: 'int32', data: [value] })),
    ...Object.values(reals).map((value) => ({ type: 'float32', data: [value] })),
  ];
  backend.runWebGPUProgram(program, infos.map(flat), 'float32', uniforms, output);
  return result;
}

/** The same data seen as a vector: tfjs then generates no coordinate functions that a program would not compile with. */
function flat({ dataId, shape, dtype }: TensorInfo): TensorInfo {
  return { dataId, dtype, shape: [util.sizeFromShape(shape)] };
}

/** A view of a tensor's values in memory; on wasm it is valid until the next allocation. */
export function valuesOf(device: MemoryDevice, tensor: TensorInfo): Values {
  // Kernels here are only given float32 and int32 tensors.
  return (
    device.name === 'wasm'
      ? device.backend.typedArrayFromHeap(tensor)
      : device.backend.data.get(tensor.dataId).values
  ) as Values;
}

function byName<Name extends string, A>(
  names: readonly Name[],
  value: (name: Name) => A,
): Readonly<Record<Name, A>> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, A>;
}
