/** A stack of recurrent layers, and the tensors that a framework reports of it. */
import type { CellName } from '#rnn/cells';

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
  /** How many there are, over layers and directions. */
  readonly times: number;
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

/** Number of values in a tensor. */
export function valuesIn(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Number of values in all of them. */
export function parametersIn(tensors: readonly ParameterTensor[]): number {
  return tensors.reduce((sum, { shape }) => sum + valuesIn(shape), 0);
}
