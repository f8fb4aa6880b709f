/**
 * Cell kinds as data. A reference cell, the fused kernels, the diagrams and the lessons all read these entries;
 * nothing else in the project writes a packed order or a parameter shape down.
 */
import type { QuantityName } from './quantities.ts';

/** A value that a cell computes at every step and that its trace keeps. */
export type ActivationName = Extract<
  QuantityName,
  'inputGate' | 'forgetGate' | 'candidate' | 'outputGate' | 'cellState' | 'hiddenState'
>;
export type StateName = Extract<ActivationName, 'cellState' | 'hiddenState'>;

export interface CellKind {
  /** Blocks of the packed weight rows, in PyTorch's order: `weight_ih` is `[gates · H, I]`. */
  readonly gates: readonly ActivationName[];
  /** What is carried from one step to the next. */
  readonly states: readonly StateName[];
  /** Columns of the packed trace, each `H` wide. */
  readonly activations: readonly ActivationName[];
  /** One letter per activation, as file formats and papers write it. */
  readonly letters: Readonly<Partial<Record<ActivationName, string>>>;
  /** The order in which the cell is explained: every entry is one formula and one step of the diagram. */
  readonly reading: readonly ActivationName[];
}

export const cells = {
  /** Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000. */
  lstm: {
    gates: ['inputGate', 'forgetGate', 'candidate', 'outputGate'],
    states: ['cellState', 'hiddenState'],
    activations: ['inputGate', 'forgetGate', 'candidate', 'outputGate', 'cellState', 'hiddenState'],
    letters: {
      inputGate: 'i',
      forgetGate: 'f',
      candidate: 'g',
      outputGate: 'o',
      cellState: 'c',
      hiddenState: 'h',
    },
    reading: ['forgetGate', 'inputGate', 'candidate', 'cellState', 'outputGate', 'hiddenState'],
  },
} as const satisfies Record<string, CellKind>;

export type CellName = keyof typeof cells;

export function isCellName(name: string): name is CellName {
  return Object.hasOwn(cells, name);
}
