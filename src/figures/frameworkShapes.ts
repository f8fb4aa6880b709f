/**
 * The tensors of a stack of recurrent layers as a framework reports them. What this engine has comes from the layout of
 * its parameters; PyTorch's and Keras's are in files of their own, written from their documentation.
 */
import { cells, type ActivationName } from '#rnn/cells';
import type { RecurrentLayer } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { recurrentParts } from '#rnn/recurrentParts';
import { layerShapes } from '#rnn/parameters';
import { kerasReport } from './kerasShapes.ts';
import { pytorchReport } from './pytorchShapes.ts';
import {
  parametersIn,
  type Framework,
  type FrameworkReport,
  type ParameterPart,
  type ParameterTensor,
  type StackSize,
} from './stackTensors.ts';

/** What every framework reports of one stack. */
export function frameworkReports(size: StackSize): Readonly<Record<Framework, FrameworkReport>> {
  return { pytorch: pytorchReport(size), keras: kerasReport(size), unroll: unrollReport(size) };
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
      { part: 'input', name: 'x', shape: [T, B, I], times: 1 },
      { part: 'output', name: 'hiddenState', shape: [T, B, directions * H], times: 1 },
      { part: 'finalHidden', name: 'hiddenState', shape: [parts.length, B, H], times: 1 },
      ...(states.includes('cellState')
        ? [{ part: 'finalCell' as const, name: 'cellState', shape: [parts.length, B, H], times: 1 }]
        : []),
      { part: 'activations', name: 'trace', shape: [parts.length, activations.length, T, B, H], times: 1 },
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
