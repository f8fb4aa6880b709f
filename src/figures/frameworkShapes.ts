/**
 * The tensors of a stack of recurrent layers as a framework reports them. What this engine has comes from the layout of
 * its parameters; PyTorch's and Keras's are in files of their own, written from their documentation.
 */
import { cells, type ActivationName, type CellName } from '#rnn/cells';
import { networkLayout, recurrentParts, type RecurrentLayer } from '#rnn/network';
import { layerShapes } from '#rnn/parameters';
import { kerasReport } from './kerasShapes.ts';
import { pytorchReport } from './pytorchShapes.ts';

export interface StackSize {
  readonly cell: CellName;
  /** Inputs at every step. */
  readonly I: number;
  /** Units of a layer, in each direction. */
  readonly H: number;
  readonly layers: number;
  readonly bidirectional: boolean;
  readonly B: number;
  readonly T: number;
}

export type DataPart = 'input' | 'output' | 'finalHidden' | 'finalCell' | 'activations';
export type ParameterPart = 'inputWeights' | 'recurrentWeights' | 'inputBias' | 'recurrentBias' | 'extra';

/** A tensor that flows through the whole stack. */
export interface DataTensor {
  readonly part: DataPart;
  readonly name: string;
  readonly shape: readonly number[];
}

export interface ParameterTensor {
  readonly part: ParameterPart;
  /** Without what tells layers apart. */
  readonly base: string;
  readonly name: string;
  readonly shape: readonly number[];
  /** From 1. */
  readonly layer: number;
  readonly reverse: boolean;
}

export type FrameworkReport =
  | {
      readonly kind: 'present';
      /** How the stack is made, one line of code each. */
      readonly code: readonly string[];
      readonly data: readonly DataTensor[];
      readonly parameters: readonly ParameterTensor[];
      readonly count: number;
    }
  /** The framework has no layer of this kind. */
  | { readonly kind: 'absent' };

export const frameworks = ['pytorch', 'keras', 'unroll'] as const;
export type Framework = (typeof frameworks)[number];

/** What every framework reports of one stack. */
export function frameworkReports(size: StackSize): Readonly<Record<Framework, FrameworkReport>> {
  return { pytorch: pytorchReport(size), keras: kerasReport(size), unroll: unrollReport(size) };
}

/** Number of values in a tensor. */
export function valuesIn(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Number of values in all of them. */
export function parametersIn(tensors: readonly ParameterTensor[]): number {
  return tensors.reduce((sum, { shape }) => sum + valuesIn(shape), 0);
}

/** This engine's tensors: time-major, every activation kept, parameters as `networkLayout` has them. */
export function unrollReport(size: StackSize): Extract<FrameworkReport, { kind: 'present' }> {
  const { cell, I, H, layers, bidirectional, B, T } = size;
  const layer: RecurrentLayer = {
    kind: 'recurrent',
    name: '',
    cell,
    units: H,
    depth: layers,
    bidirectional,
  };
  const layout = networkLayout({ inputs: { kind: 'values', size: I }, layers: [layer] });
  const parts = recurrentParts(layer, I);
  const bases = layerShapes(cell, I, H, '').map(({ name }) => name);
  const parameters = parts.flatMap(({ depth, reverse, suffix }) =>
    bases.map((base): ParameterTensor => {
      const name = `${base}${suffix}`;
      const slot = layout.find((candidate) => candidate.name === name);
      if (!slot) throw new RangeError(`the layout has no ${name}`);
      return { part: partOf(base), base, name, shape: slot.shape, layer: depth + 1, reverse };
    }),
  );
  const directions = bidirectional ? 2 : 1;
  const states = cells[cell].states as readonly ActivationName[];
  const activations = cells[cell].activations as readonly ActivationName[];
  return {
    kind: 'present',
    code: [
      `{ kind: 'recurrent', cell: '${cell}', units: ${H}, depth: ${layers}, bidirectional: ${bidirectional} }`,
    ],
    data: [
      { part: 'input', name: 'x', shape: [T, B, I] },
      { part: 'output', name: 'hiddenState', shape: [T, B, directions * H] },
      { part: 'finalHidden', name: 'hiddenState', shape: [parts.length, B, H] },
      ...(states.includes('cellState')
        ? [{ part: 'finalCell' as const, name: 'cellState', shape: [parts.length, B, H] }]
        : []),
      { part: 'activations', name: 'trace', shape: [parts.length, activations.length, T, B, H] },
    ],
    parameters,
    count: parametersIn(parameters),
  };
}

function partOf(base: string): ParameterPart {
  switch (base) {
    case 'weight_ih':
      return 'inputWeights';
    case 'weight_hh':
      return 'recurrentWeights';
    case 'bias_ih':
      return 'inputBias';
    case 'bias_hh':
      return 'recurrentBias';
    default:
      return 'extra';
  }
}
