/** What a learner reads in the figure of receptive fields, in English. Numbers come formatted. */
import type { Activation } from '#rnn/network';
import type { FigureCaption } from '../../figures/FigureFrame.tsx';
import type { DilationPattern } from '../../state/fieldView.ts';
import { cellKinds } from './cellKinds.ts';

const patterns: Readonly<Record<DilationPattern, string>> = {
  ones: 'none',
  doubling: 'doubling',
  own: 'own',
};

const activations: Readonly<Record<Exclude<Activation, 'sigmoid'>, string>> = {
  tanh: 'tanh',
  relu: 'ReLU',
  linear: 'none',
};

const steps = (count: number) => (count === 1 ? 'one step' : `${count} steps`);
const layersWord = (count: number) => (count === 1 ? 'One layer' : `${count} layers`);

/** The node pointed at. */
type Where =
  | { readonly kind: 'input'; readonly step: number; readonly back: number }
  | { readonly kind: 'layer'; readonly layer: number; readonly step: number }
  | { readonly kind: 'state'; readonly step: number };

export const receptiveField = {
  title: 'What one output sees: stacked convolutions beside a recurrent network',
  kernel: 'Kernel',
  layers: 'Layers',
  pattern: 'Dilation',
  patterns,
  dilations: 'Dilations from below',
  dilationsWrong: (most: number, largest: number) =>
    `Up to ${most} whole numbers from 1 to ${largest} with commas between, such as 1,2,4.`,
  filters: 'Filters',
  activation: 'Squashing',
  activations,
  against: 'Beside it',
  kinds: cellKinds,
  units: 'Units',
  length: 'Steps',
  seed: 'Weights from seed',

  picture: 'Both networks over the same series: convolutions above the inputs, the recurrent network below',
  rows: {
    output: 'output',
    layer: (layer: number) => `layer ${layer}`,
    inputs: 'inputs x',
    state: 'state h',
  },
  dilated: (dilation: number) => `d = ${dilation}`,
  chart: 'How much the last output changes with each input',
  tree: 'Nodes of both networks: arrow left and right go through the steps, up and down through the layers',
  treeText: (
    where: Where,
    sees: { readonly from: number; readonly to: number; readonly count: number },
    reaches: boolean | null,
  ): string => {
    switch (where.kind) {
      case 'input':
        return `input ${where.step}, ${where.back === 0 ? 'at the output’s step' : `${steps(where.back)} before the output`}: ${reaches ? 'the last output sees it' : 'the last output does not see it'}`;
      case 'layer':
        return `layer ${where.layer}, step ${where.step}: sees ${steps(sees.count)}, inputs ${sees.from} to ${sees.to}`;
      case 'state':
        return `state of the recurrent network, step ${where.step}: sees ${steps(sees.count)}, inputs ${sees.from} to ${sees.to}`;
      default:
        return where satisfies never;
    }
  },
  chartLabel: 'Derivative of the last output by each input',
  chartText: (step: number, convolution: string, recurrent: string) =>
    `input ${step}: ${convolution} through the convolutions, ${recurrent} through the recurrent network`,
  legend: { convolution: 'convolutions', recurrent: 'recurrent network' },

  caption: (
    stack: {
      readonly layers: number;
      readonly kernel: number;
      readonly field: number;
      readonly length: number;
    },
    input: {
      readonly step: number;
      readonly back: number;
      readonly convolution: string;
      readonly recurrent: string;
      readonly seen: boolean;
    },
  ): FigureCaption => ({
    lead:
      stack.field >= stack.length
        ? `${layersWord(stack.layers)} with a kernel of ${stack.kernel} let the last output see ${steps(stack.field)} back to front: all ${stack.length} of this series`
        : `${layersWord(stack.layers)} with a kernel of ${stack.kernel} let the last output see ${steps(stack.field)} of ${stack.length}`,
    rest:
      `; the recurrent network sees all ${stack.length}. ` +
      `Of input ${input.step}, ${input.back === 0 ? 'at the output’s own step' : `${steps(input.back)} back`}, ` +
      `${input.seen ? `the convolutions feel ${input.convolution}` : 'the convolutions feel exactly nothing'} and the recurrent network ${input.recurrent === '0' ? 'nothing at all' : `feels ${input.recurrent}`}. ` +
      'To see a step is to be wired to it; to feel it is to change with it.',
  }),
  deadNotice:
    'Every path from the inputs to the last output of the convolutions runs through units that are off (ReLU at zero), so it feels nothing at all. Take another seed or more filters.',

  counts: {
    title: 'What it costs',
    what: 'Quantity',
    convolution: 'Convolutions',
    recurrent: 'Recurrent network',
    field: 'Steps the last output sees',
    parameters: 'Parameters',
    multiplications: 'Multiplications a step',
    path: 'Products between the first input and the output',
  },
  table: {
    step: 'input',
    convolution: '|∂y/∂x| through the convolutions',
    recurrent: '|∂y/∂x| through the recurrent network',
    seen: 'seen by the convolutions',
    yes: 'yes',
    no: 'no',
  },
  loading: 'Running both networks …',
  failed: (reason: string) => `The networks could not be run (${reason}). Reload the page to try again.`,
};
