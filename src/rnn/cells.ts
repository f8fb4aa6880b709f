/**
 * Cell kinds as data. A reference cell, the fused kernels, the diagrams and the lessons all read these entries;
 * nothing else in the project writes a packed order or a parameter shape down.
 */

/** A value that a cell computes at every step and that its trace keeps. */
export type ActivationName =
  | 'inputGate'
  | 'forgetGate'
  | 'candidate'
  | 'outputGate'
  | 'resetGate'
  | 'updateGate'
  | 'cellState'
  | 'hiddenState';
export type StateName = Extract<ActivationName, 'cellState' | 'hiddenState'>;

/** The function that turns a packed sum into what its block is named after. */
export type Squashing = 'sigmoid' | 'tanh' | 'relu';

/** How values of a parameter are drawn before training. `recurrent` and `input` follow the layer's choice. */
export type ParameterRole = 'input' | 'recurrent' | 'bias' | 'peephole' | 'gain' | 'shift';

/** A parameter that a cell has besides the two weight matrices and the two biases; `blocks · H` values. */
export interface ExtraParameter {
  /** Without the layer suffix: `peephole_i`. */
  readonly name: string;
  readonly blocks: number;
  readonly role: ParameterRole;
}

export interface CellKind {
  /** The class of `torch.nn` that has the same packed weights. */
  readonly family: 'rnn' | 'lstm' | 'gru';
  /** Blocks of the packed weight rows, in PyTorch's order: `weight_ih` is `[gates · H, I]`. */
  readonly gates: readonly ActivationName[];
  /** One per gate, in the same order. */
  readonly squashing: readonly Squashing[];
  /** What is carried from one step to the next, in the order of packed states. */
  readonly states: readonly StateName[];
  /** What the trace keeps. */
  readonly activations: readonly ActivationName[];
  /** One letter per activation, as file formats and papers write it. */
  readonly letters: Readonly<Partial<Record<ActivationName, string>>>;
  /** The order in which the cell is explained: every entry is one formula and one step of the diagram. */
  readonly reading: readonly ActivationName[];
  readonly extraParameters: readonly ExtraParameter[];
  /** Whether the packed sums are normalised over the units (`epsilon` of the layer counts). */
  readonly layerNorm: boolean;
}

const lstmGates = ['inputGate', 'forgetGate', 'candidate', 'outputGate'] as const;
const gruGates = ['resetGate', 'updateGate', 'candidate'] as const;

const lstm = {
  family: 'lstm',
  gates: lstmGates,
  squashing: ['sigmoid', 'sigmoid', 'tanh', 'sigmoid'],
  states: ['cellState', 'hiddenState'],
  activations: [...lstmGates, 'cellState', 'hiddenState'],
  letters: {
    inputGate: 'i',
    forgetGate: 'f',
    candidate: 'g',
    outputGate: 'o',
    cellState: 'c',
    hiddenState: 'h',
  },
  reading: ['forgetGate', 'inputGate', 'candidate', 'cellState', 'outputGate', 'hiddenState'],
  extraParameters: [],
  layerNorm: false,
} as const satisfies CellKind;

const gru = {
  family: 'gru',
  gates: gruGates,
  squashing: ['sigmoid', 'sigmoid', 'tanh'],
  states: ['hiddenState'],
  activations: [...gruGates, 'hiddenState'],
  letters: { resetGate: 'r', updateGate: 'z', candidate: 'n', hiddenState: 'h' },
  reading: [...gruGates, 'hiddenState'],
  extraParameters: [],
  layerNorm: false,
} as const satisfies CellKind;

const rnn = {
  family: 'rnn',
  gates: ['hiddenState'],
  squashing: ['tanh'],
  states: ['hiddenState'],
  activations: ['hiddenState'],
  letters: { hiddenState: 'h' },
  reading: ['hiddenState'],
  extraParameters: [],
  layerNorm: false,
} as const satisfies CellKind;

/** Gain and shift of layer normalisation for one block of units. */
const rnnNorm = [
  { name: 'ln_weight', blocks: 1, role: 'gain' },
  { name: 'ln_bias', blocks: 1, role: 'shift' },
] as const satisfies readonly ExtraParameter[];

export const cells = {
  /** `h = tanh(a)`. Elman 1990. */
  rnn,
  /** `h = relu(a)`. Le, Jaitly & Hinton 2015. */
  rnnRelu: { ...rnn, squashing: ['relu'] },
  /** `h = tanh(LN(a))`. Ba, Kiros & Hinton 2016. */
  rnnLayerNorm: { ...rnn, extraParameters: rnnNorm, layerNorm: true },
  /** `h = relu(LN(a))`. */
  rnnReluLayerNorm: { ...rnn, squashing: ['relu'], extraParameters: rnnNorm, layerNorm: true },
  /** Hochreiter & Schmidhuber 1997, with the forget gate of Gers, Schmidhuber & Cummins 2000. */
  lstm,
  /** The input and forget gates see `c₋₁`, the output gate the new `c`. Gers & Schmidhuber 2000. */
  lstmPeephole: {
    ...lstm,
    extraParameters: [
      { name: 'peephole_i', blocks: 1, role: 'peephole' },
      { name: 'peephole_f', blocks: 1, role: 'peephole' },
      { name: 'peephole_o', blocks: 1, role: 'peephole' },
    ],
  },
  /** The sums of each gate, and the cell state before its tanh, are normalised. After Ba, Kiros & Hinton 2016. */
  lstmLayerNorm: {
    ...lstm,
    extraParameters: [
      { name: 'ln_weight', blocks: 4, role: 'gain' },
      { name: 'ln_bias', blocks: 4, role: 'shift' },
      { name: 'ln_cell_weight', blocks: 1, role: 'gain' },
      { name: 'ln_cell_bias', blocks: 1, role: 'shift' },
    ],
    layerNorm: true,
  },
  /** Reset after the product, as PyTorch and cuDNN have it: `n = tanh(W x + b + r·(U h₋₁ + b'))`. */
  gru,
  /** Reset before the product: `n = tanh(W x + b + U (r·h₋₁) + b')`. Cho et al. 2014. */
  gruResetBefore: gru,
} as const satisfies Record<string, CellKind>;

export type CellName = keyof typeof cells;

export const cellNames = Object.keys(cells) as readonly CellName[];

export function isCellName(name: string): name is CellName {
  return Object.hasOwn(cells, name);
}

/** What an LSTM computes at every step. */
export type LstmActivationName = (typeof cells.lstm.activations)[number];

/** Values that a cell has besides weights and biases, per unit. */
export function extraBlocks(cell: CellName): number {
  return (cells[cell].extraParameters as readonly ExtraParameter[]).reduce(
    (sum, { blocks }) => sum + blocks,
    0,
  );
}
