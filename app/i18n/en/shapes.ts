/** What a learner reads in the shape calculator, in English. */
import type { BlockName } from '#figures/shapeBlocks';
import type { DataPart, Framework, ParameterPart } from '#figures/stackTensors';
import type { ShapeNumber } from '../../state/shapesView.ts';
import { cellKinds } from './cellKinds.ts';
import { activationNames } from './activationNames.ts';

const frameworks: Readonly<Record<Framework, string>> = {
  pytorch: 'PyTorch',
  keras: 'Keras',
  unroll: 'Unroll',
};

const count = (value: number) => value.toLocaleString('en');

const numbers: Readonly<Record<ShapeNumber, string>> = {
  inputs: 'Inputs I',
  hidden: 'Units H',
  layers: 'Layers',
  rows: 'Batch B',
  steps: 'Steps T',
};

const parts: Readonly<Record<DataPart | Exclude<ParameterPart, 'extra'>, string>> = {
  input: 'input',
  output: 'output, every step',
  finalHidden: 'last hidden states',
  finalCell: 'last cell states',
  activations: 'all that is kept for the way back',
  inputWeights: 'weights of the input',
  recurrentWeights: 'weights of the state',
  inputBias: 'bias',
  recurrentBias: 'second bias',
};

const extras: Readonly<Record<string, string>> = {
  peephole_i: 'peephole of the input gate',
  peephole_f: 'peephole of the forget gate',
  peephole_o: 'peephole of the output gate',
  ln_weight: 'gain of the normalisation',
  ln_bias: 'shift of the normalisation',
  ln_cell_weight: 'gain of the cell state',
  ln_cell_bias: 'shift of the cell state',
};

/** Counts by framework; null where it has no such layer. */
type Counts = Readonly<Record<Framework, number | null>>;

export const shapes = {
  title: 'Every tensor of a recurrent stack, as three frameworks report it',
  frameworks,
  framework: 'Framework',
  kind: 'Cell',
  kinds: cellKinds,
  numbers,
  notFitting: (name: ShapeNumber, low: number, high: number) =>
    `${numbers[name]}: a whole number from ${low} to ${count(high)}. The figure keeps the last one that fits.`,
  directions: 'Directions',
  directionOptions: { one: 'one', both: 'both' },

  blocks: {
    weightIh: 'W_ih',
    input: 'xₜ',
    weightHh: 'W_hh',
    hidden: 'hₜ₋₁',
    biasIh: 'b_ih',
    biasHh: 'b_hh',
    sums: 'aₜ',
  } satisfies Record<BlockName, string>,
  hiddenBelow: 'hₜ below',
  layerBlocks: 'Layer 1',
  higherBlocks: (from: number, to: number, directions: number, units: number) =>
    `${from === to ? `Layer ${from}` : `Layers ${from} to ${to}`}: what each reads is the ${directions * units} hidden states of the layer below`,
  higherBlocksShort: (from: number, to: number) =>
    from === to ? `Layer ${from}` : `Layers ${from} to ${to}`,
  gates: activationNames,
  /** `inRows`: an example is a row, so weights stand transposed. */
  legend: (names: readonly string[], inRows: boolean) => {
    const blocks = inRows ? 'columns from left to right' : 'rows from top to bottom';
    const one = inRows ? 'One block of columns' : 'One block of rows';
    const weights = inRows
      ? 'Each row is an example, and weights stand as Keras has them; this engine and PyTorch have them transposed.'
      : 'Weights stand as this engine and PyTorch have them; Keras has them transposed.';
    return `${names.length === 1 ? one : `Blocks of ${blocks}: ${names.join(', ')}`}. Sides grow with the square root of their lengths. ${weights}`;
  },
  legendGate: (letter: string, name: string) => (letter === 'h' ? name : `${letter} ${name}`),

  tensor: 'Tensor',
  part: (part: DataPart | ParameterPart, base: string) =>
    part === 'extra' ? (extras[base] ?? base) : parts[part],
  groupData: 'Data',
  groupLayer: (from: number, to: number, both: boolean) =>
    `${from === to ? `Layer ${from}` : `Layers ${from} to ${to}`}${both ? ', in each direction' : ''}`,
  times: (times: number) => `${times} of them`,
  parameters: 'Parameters',
  total: 'All parameters',
  noSuchLayer: (framework: Framework) => `${frameworks[framework]} has no such layer`,
  count,
  code: 'In code',
  layersAlike: (layers: number) => `for each of the ${layers} layers`,

  caption: (kind: keyof typeof cellKinds, counts: Counts, biases: number) => {
    const { pytorch, keras, unroll } = counts;
    const own = count(unroll ?? 0);
    const lead =
      pytorch === null
        ? `${own} parameters in this engine`
        : `${own} parameters in PyTorch and in this engine`;
    if (pytorch === null && keras === null)
      return {
        lead,
        rest: `. Neither PyTorch nor Keras has a layer of this kind (${cellKinds[kind]}): there it is a cell that you write yourself.`,
      };
    if (keras === null) return { lead, rest: '. Keras has no such layer.' };
    const kerasSays =
      keras === unroll
        ? ' Keras reports as many: it too keeps the biases of input and state apart.'
        : ` Keras reports ${count(keras)}: it has one bias where ${pytorch === null ? 'this engine has' : 'these have'} two, ${count(biases)} numbers fewer.`;
    return {
      lead,
      rest: `.${pytorch === null ? ' PyTorch has no GRU that resets before the product.' : ''}${kerasSays}`,
    };
  },

  columns: {
    framework: 'Framework',
    tensor: 'Tensor',
    name: 'Name',
    shape: 'Shape',
    values: 'Values',
  },
};
