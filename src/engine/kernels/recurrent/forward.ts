/** A recurrent layer over a whole sequence, forward. The derivative is registered in `gradient.ts`. */
import {
  engine,
  type NamedAttrMap,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { cells, extraBlocks, type CellName } from '#rnn/cells';
import { ShapeError } from '#rnn/errors';
import { takeDefinition, type Block } from '../block.ts';
import { registerOnEveryBackend, runDefinition, runShader, type Device } from '../kernel.ts';
import { forwardLoops } from './forwardLoops.ts';
import { forwardShader } from './forwardShader.ts';
import { tapeColumn, tapeColumns } from './shaderParts.ts';

export interface RecurrentInputs {
  /** `W_ih x` of every step, without biases, `[T, B, G·H]`. */
  readonly projected: Tensor3D;
  /** `[G·H, H]`, packed rows. */
  readonly weightHh: Tensor2D;
  /** `b_ih` and `b_hh`, `[2, G·H]`. */
  readonly biases: Tensor2D;
  /** The states before the first step, `[B, S·H]`, in the order of the cell's `states`. */
  readonly initial: Tensor2D;
  /** The cell's extra parameters one after the other, `[E·H]`; absent where it has none. */
  readonly extra?: Tensor1D;
  /** Recurrent dropout: what `h₋₁` is multiplied with before the product, `[B, H]`; absent: nothing is dropped. */
  readonly mask?: Tensor2D;
}

export type RecurrentInputName = keyof RecurrentInputs;

export type RecurrentAttributes = {
  readonly cell: CellName;
  readonly masked: boolean;
  /** Of layer normalisation. */
  readonly epsilon: number;
};

/** Inputs of a kernel in their order: those that every cell has, then those that this one has. */
export function inputNames<Name extends string>(
  names: readonly Name[],
  { cell, masked }: RecurrentAttributes,
): readonly (Name | 'extra' | 'mask')[] {
  return [
    ...names,
    ...(cells[cell].extraParameters.length > 0 ? (['extra'] as const) : []),
    ...(masked ? (['mask'] as const) : []),
  ];
}

/**
 * A gradient of tfjs saves a fixed list of inputs, so there is one kernel name for each set of optional inputs.
 */
export const forwardKernels = [
  { name: 'RecurrentForward', optional: [] },
  { name: 'RecurrentForwardExtra', optional: ['extra'] },
  { name: 'RecurrentForwardMasked', optional: ['mask'] },
  { name: 'RecurrentForwardExtraMasked', optional: ['extra', 'mask'] },
] as const satisfies readonly { readonly name: string; readonly optional: readonly RecurrentInputName[] }[];

function kernelName(hasExtra: boolean, masked: boolean): string {
  return forwardKernels[(hasExtra ? 1 : 0) + (masked ? 2 : 0)].name;
}

const always = ['projected', 'weightHh', 'biases', 'initial'] as const;

for (const { name } of forwardKernels) registerOnEveryBackend(name, runForward);

function runForward(
  device: Device,
  given: Readonly<Record<string, TensorInfo | undefined>>,
  attrs: NamedAttrMap,
): TensorInfo[] {
  const attributes = attrs as RecurrentAttributes;
  const inputs = given as Readonly<Record<RecurrentInputName, TensorInfo>>;
  const { cell } = attributes;
  const [T, B] = inputs.projected.shape;
  const H = inputs.weightHh.shape[1];
  const width = tapeColumns(cell) * H;
  const tape =
    device.name === 'webgpu'
      ? runShader(device.backend, inputNames(always, attributes), inputs, [T + 1, B, width], (shapes) =>
          forwardShader(shapes, attributes),
        )
      : forwardLoops(device, inputs, attributes);
  const take = (block: Block, shape: number[]): TensorInfo => {
    const { dataId, dtype } = runDefinition(takeDefinition, device, { x: tape }, block);
    return { dataId, dtype, shape };
  };
  const hiddenStart = B * width + tapeColumn(cell, 'hiddenState') * H;
  const { states } = cells[cell];
  // The states are neighbours in the tape, in the order in which they are packed.
  const finalStart = T * B * width + tapeColumn(cell, states[0]) * H;
  return [
    take({ start: hiddenStart, stride: width, rows: T * B, width: H }, [T, B, H]),
    take({ start: finalStart, stride: width, rows: B, width: states.length * H }, [B, states.length * H]),
    tape,
  ];
}

export interface RecurrentOutputs {
  /** Hidden states of every step, `[T, B, H]`. */
  readonly hidden: Tensor3D;
  /** The states after the last step, `[B, S·H]`. */
  readonly final: Tensor2D;
  /**
   * Every activation and what else the cell keeps, `[T + 1, B, columns · H]`, where row 0 holds the initial states
   * (and zeros), so that row `t` is what step `t` started from.
   */
  readonly tape: Tensor3D;
}

/**
 * One recurrent layer over a whole sequence: one dispatch for the recurrence, two to copy states out of it.
 * Differentiable through `hidden` and `final` by all inputs but the mask. `tape` is data: derivatives by it are not
 * propagated.
 * @throws ShapeError naming the expected and the actual shape
 * Sources: `cells` of `#rnn/cells` names those of each kind.
 */
export function recurrentForward(cell: CellName, inputs: RecurrentInputs, epsilon: number): RecurrentOutputs {
  const H = inputs.weightHh.shape[1];
  const [T, B] = inputs.projected.shape;
  const G = cells[cell].gates.length;
  expectShape('projected', inputs.projected, [T, B, G * H]);
  expectShape('weightHh', inputs.weightHh, [G * H, H]);
  expectShape('biases', inputs.biases, [2, G * H]);
  expectShape('initial', inputs.initial, [B, cells[cell].states.length * H]);
  if (inputs.extra !== undefined || extraBlocks(cell) > 0)
    expectShape('extra', inputs.extra, [extraBlocks(cell) * H]);
  if (inputs.mask) expectShape('mask', inputs.mask, [B, H]);
  const attributes: RecurrentAttributes = { cell, epsilon, masked: inputs.mask !== undefined };
  // A kernel with three results; runKernel is typed for one.
  const [hidden, final, tape] = engine().runKernel(
    kernelName(inputs.extra !== undefined, attributes.masked),
    { ...inputs },
    attributes,
  ) as unknown as [Tensor3D, Tensor2D, Tensor3D];
  return { hidden, final, tape };
}

function expectShape(what: string, tensor: Tensor | undefined, shape: readonly number[]): void {
  const actual = tensor?.shape;
  if (actual?.length !== shape.length || actual.some((size, axis) => size !== shape[axis])) {
    throw new ShapeError(what, `[${shape.join(', ')}]`, actual ? `[${actual.join(', ')}]` : 'nothing');
  }
}
