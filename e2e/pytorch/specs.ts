/** Networks that are taken to PyTorch and back: every cell, every layer, one and two directions, one layer and two. */
import { cellNames, type CellName } from '#rnn/cells';
import type { EncoderDecoderSpec, ModelSpec, NetworkSpec, RecurrentLayer } from '#rnn/network';

const values = { kind: 'values', size: 3 } as const;
const codes = { kind: 'codes', size: 6 } as const;
const head = { kind: 'dense', name: 'fc', units: 4 } as const;
const recurrent = (cell: CellName, options: Partial<RecurrentLayer> = {}): RecurrentLayer => ({
  kind: 'recurrent',
  name: 'rnn',
  cell,
  units: 5,
  ...options,
});

function encoderDecoder(cell: CellName, depth: number): EncoderDecoderSpec {
  const layer = recurrent(cell, { depth });
  return {
    encoder: { inputs: codes, layers: [{ kind: 'embedding', name: 'letters', size: 3 }, layer] },
    decoder: { inputs: { kind: 'codes', size: 4 }, layers: [{ kind: 'oneHot' }, layer, head] },
  };
}

/** One or two layers, one or two directions, of every cell; `torch.nn` has the stack of a stock cell as one module. */
export const stacks: Readonly<Record<string, NetworkSpec>> = Object.fromEntries(
  cellNames.flatMap((cell) =>
    [1, 2].flatMap((depth) =>
      [false, true].map((bidirectional) => [
        `${cell}, ${depth === 1 ? 'one layer' : 'two layers'}, ${bidirectional ? 'two directions' : 'one direction'}`,
        {
          inputs: values,
          layers: [
            recurrent(cell, {
              ...(depth > 1 && { depth }),
              ...(bidirectional && { bidirectional }),
            }),
            head,
          ],
        },
      ]),
    ),
  ),
);

export const models: Readonly<Record<string, ModelSpec>> = {
  ...stacks,
  'a character model: one-hot letters, a recurrent layer of no name': {
    inputs: codes,
    layers: [{ kind: 'oneHot' }, recurrent('lstm', { name: '' }), { ...head, units: 6 }],
  },
  'layer by layer as in torch.nn.Sequential, dropout between': {
    inputs: codes,
    layers: [
      { kind: 'embedding', name: '0', size: 4 },
      recurrent('gru', { name: '1', dropout: 0.5, recurrentDropout: 0.5 }),
      { kind: 'dropout', rate: 0.5 },
      recurrent('rnn', { name: '2', output: 'last' }),
      { ...head, name: '3', activation: 'sigmoid' },
    ],
  },
  'learnt states in two directions, the last states read': {
    inputs: values,
    layers: [
      recurrent('lstm', { depth: 2, bidirectional: true, initialState: 'learned', output: 'last' }),
      head,
    ],
  },
  'learnt states of a normalised cell, another epsilon': {
    inputs: values,
    layers: [recurrent('lstmLayerNorm', { initialState: 'learned', epsilon: 0.01 }), head],
  },
  'a convolution under a GRU': {
    inputs: values,
    layers: [
      { kind: 'convolution', name: 'conv', filters: 4, width: 4, stride: 2, activation: 'relu' },
      recurrent('gru'),
      head,
    ],
  },
  'convolutions as in WaveNet, dilated and causal': {
    inputs: values,
    layers: [
      ...[1, 2, 4].map((dilation) => ({
        kind: 'convolution' as const,
        name: `conv${dilation}`,
        filters: 4,
        width: 2,
        dilation,
        padding: 'causal' as const,
        activation: 'tanh' as const,
      })),
      head,
    ],
  },
  'an even window that keeps the length, by strides, then flattened': {
    inputs: { ...values, steps: 9 },
    layers: [
      { kind: 'convolution', name: 'conv', filters: 2, width: 4, dilation: 3, stride: 2, padding: 'same' },
      { kind: 'flatten' },
      head,
    ],
  },
  'a vector given at every step': {
    inputs: values,
    layers: [
      recurrent('gru', { output: 'last' }),
      { kind: 'repeat', times: 4 },
      recurrent('lstm', { name: 'writer' }),
      head,
    ],
  },
  'an encoder and a decoder of GRUs': encoderDecoder('gru', 1),
  'an encoder and a decoder of LSTMs, two layers each': encoderDecoder('lstm', 2),
  'an encoder and a decoder of LSTMs with peepholes': encoderDecoder('lstmPeephole', 1),
};
