/**
 * Every kind of network, small enough for a software adapter: the engine's training step is compared with the
 * reference's on each, on every backend (`networkCheck.ts`).
 */
import { cellNames } from '#rnn/cells';
import type {
  Activation,
  ConvolutionLayer,
  DenseLayer,
  EncoderDecoderSpec,
  LayerSpec,
  Padding,
} from '#rnn/network';
import { examplesCase, textCase, wordsCase, type NetworkCase } from './networkExamples.ts';
import { codesNetwork, convolution, recurrent, valuesNetwork } from './randomNetwork.ts';

const head = (units: number, activation: Activation = 'linear'): DenseLayer => ({
  kind: 'dense',
  name: 'fc',
  units,
  activation,
});
const embedding = { kind: 'embedding', name: 'embedding', size: 3 } as const;
const oneHot = { kind: 'oneHot' } as const;

const activations = ['linear', 'tanh', 'relu', 'sigmoid'] as const satisfies readonly Activation[];
const paddings = ['valid', 'same', 'causal'] as const satisfies readonly Padding[];

const masked = { dropout: 0.4, recurrentDropout: 0.3 } as const;

const letters = (...layers: LayerSpec[]) => codesNetwork(4, ...layers);
const series = (...layers: LayerSpec[]) => valuesNetwork(2, ...layers);

const cellCases: readonly NetworkCase[] = cellNames.flatMap((cell) => [
  examplesCase(`${cell}, two deep`, letters(embedding, recurrent({ cell, depth: 2 }), head(5)), 'codes'),
  examplesCase(
    `${cell}, both ways, two deep, learnt states, dropped inputs and states`,
    series(
      recurrent({ cell, depth: 2, bidirectional: true, initialState: 'learned', ...masked }),
      head(2, 'tanh'),
    ),
    'values',
    { T: 4, B: 3 },
  ),
]);

const vectorCases: readonly NetworkCase[] = [
  examplesCase('last of lstm', series(recurrent({ output: 'last' }), head(2)), 'values'),
  examplesCase('last of gru, one-hot, a code', letters(oneHot, recurrent({ cell: 'gru', output: 'last' }), head(3)), 'codes'),
  examplesCase('last of peepholes, two deep', series(recurrent({ cell: 'lstmPeephole', depth: 2, output: 'last' })), 'values'),
  examplesCase('last of lstm, both ways', series(recurrent({ bidirectional: true, output: 'last' }), head(2)), 'values'),
  examplesCase(
    'last of gru, both ways, two deep, learnt states',
    series(recurrent({ cell: 'gru', depth: 2, bidirectional: true, output: 'last', initialState: 'learned' }), head(2)),
    'values',
  ),
  examplesCase(
    'last of normalised rnn, both ways, dropped',
    series(recurrent({ cell: 'rnnLayerNorm', bidirectional: true, output: 'last', ...masked }), head(2)),
    'values',
  ),
]; // prettier-ignore

const denseCases: readonly NetworkCase[] = activations.flatMap((activation) => [
  examplesCase(
    `dense, ${activation}, at every step`,
    series({ ...head(4, activation), name: 'first' }, head(3, activation)),
    'values',
  ),
  examplesCase(
    `dense, ${activation}, on a vector`,
    series(recurrent({ cell: 'rnn', output: 'last' }), head(3, activation), { ...head(2), name: 'last' }),
    'values',
  ),
]);

const convolutionCases: readonly NetworkCase[] = paddings.flatMap((padding) =>
  [
    { width: 2 },
    { width: 3 },
    { width: 2, stride: 2 },
    { width: 3, stride: 3 },
    { width: 2, dilation: 3 },
    { width: 3, dilation: 2 },
    { width: 4, stride: 2, dilation: 2 },
    { width: 1, stride: 2 },
  ].map((more, k) =>
    examplesCase(
      `convolution, ${padding}, ${JSON.stringify(more)}`,
      series(
        convolution({ ...more, padding, activation: activations[k % 4] }),
        convolution({ name: 'second', width: 2, filters: 2, padding }),
      ),
      'values',
      { T: 12, B: 2 },
    ),
  ),
);

const causal = (name: string, dilation: number, more: Partial<ConvolutionLayer> = {}) =>
  convolution({ name, dilation, padding: 'causal', activation: 'relu', filters: 4, ...more });

const stackedCases: readonly NetworkCase[] = [
  examplesCase(
    'WaveNet, two blocks',
    valuesNetwork(
      1,
      ...[1, 2, 4, 1, 2, 4].map((dilation, k) => causal(`conv${k}`, dilation)),
      causal('out', 1, { width: 1, filters: 2, activation: 'linear' }),
    ),
    'values',
    { T: 10, B: 2 },
  ),
  examplesCase(
    'convolution with stride, then two gru',
    series(
      convolution({ width: 4, stride: 2, activation: 'relu' }),
      recurrent({ cell: 'gru', depth: 2 }),
      head(3),
    ),
    'values',
    { T: 10, B: 2 },
  ),
  examplesCase(
    'from a vector: last, repeat, lstm, dense',
    series(
      recurrent({ name: 'reader', cell: 'gru', output: 'last' }),
      { kind: 'repeat', times: 4 },
      recurrent({ name: 'writer' }),
      head(2),
    ),
    'values',
  ),
  examplesCase(
    'flatten, dense',
    { inputs: { kind: 'values', size: 2, steps: 4 }, layers: [{ kind: 'flatten' }, head(3)] },
    'values',
    { T: 4, B: 3 },
  ),
  examplesCase(
    'gru, flatten, dense, codes',
    {
      ...letters(oneHot, recurrent({ cell: 'gru' }), { kind: 'flatten' }, head(3)),
      inputs: { kind: 'codes', size: 4, steps: 4 },
    },
    'codes',
    { T: 4, B: 3 },
  ),
  examplesCase(
    'dropout before, between and on a vector',
    series(
      { kind: 'dropout', rate: 0.3 },
      recurrent({ units: 4 }),
      { kind: 'dropout', rate: 0.5 },
      recurrent({ name: 'second', cell: 'gru', units: 4, output: 'last' }),
      { kind: 'dropout', rate: 0.25 },
      head(2),
    ),
    'values',
  ),
  examplesCase(
    'no recurrence: embedding, dense, codes',
    letters(embedding, head(5, 'tanh'), { ...head(4), name: 'out' }),
    'codes',
  ),
];

/** Reads four letters, says five. */
function wordsSpec(encoder: readonly LayerSpec[], decoder: readonly LayerSpec[]): EncoderDecoderSpec {
  return { encoder: codesNetwork(4, ...encoder), decoder: codesNetwork(5, ...decoder, head(5)) };
}

const encoderDecoderCases: readonly NetworkCase[] = [
  ...cellNames.map((cell) =>
    wordsCase(
      `encoder–decoder, ${cell}`,
      wordsSpec([embedding, recurrent({ cell })], [oneHot, recurrent({ cell })]),
    ),
  ),
  wordsCase(
    'encoder–decoder, lstm, two deep, dropped, learnt states of the encoder',
    wordsSpec(
      [embedding, recurrent({ depth: 2, initialState: 'learned', ...masked })],
      [embedding, recurrent({ depth: 2, ...masked }), { kind: 'dropout', rate: 0.3 }],
    ),
  ),
  wordsCase(
    'encoder–decoder, gru, two deep, one step in, one out',
    wordsSpec([oneHot, recurrent({ cell: 'gru', depth: 2 })], [oneHot, recurrent({ cell: 'gru', depth: 2 })]),
    { T: 1, B: 2 },
    1,
  ),
  wordsCase(
    'encoder–decoder with parameters that nothing reads',
    // What an encoder answers is dropped, and its states take the place of the decoder's own.
    wordsSpec(
      [embedding, recurrent({ output: 'last' }), head(3)],
      [embedding, recurrent({ initialState: 'learned' })],
    ),
  ),
];

const smallestCases: readonly NetworkCase[] = [
  examplesCase('one row', series(recurrent({ bidirectional: true }), head(2)), 'values', { T: 5, B: 1 }),
  examplesCase('one step', series(recurrent({ cell: 'gru', bidirectional: true, initialState: 'learned' }), head(2)), 'values', { T: 1, B: 3 }),
  examplesCase('one unit', series(recurrent({ units: 1, depth: 2, bidirectional: true }), head(1)), 'values'),
  examplesCase('one of everything', valuesNetwork(1, recurrent({ units: 1, initialState: 'learned' }), head(1)), 'values', { T: 1, B: 1 }),
]; // prettier-ignore

const textCases: readonly NetworkCase[] = [
  textCase('text, gru', letters(oneHot, recurrent({ cell: 'gru' }), head(4))),
  textCase('text, lstm, two deep', letters(embedding, recurrent({ depth: 2 }), head(4))),
  textCase(
    'text, two stacks, learnt states at its beginning',
    letters(
      oneHot,
      recurrent({ initialState: 'learned' }),
      recurrent({ name: 'second', cell: 'rnnRelu', initialState: 'learned' }),
      head(4),
    ),
  ),
];

export const networkCases: readonly NetworkCase[] = [
  ...cellCases,
  ...vectorCases,
  ...denseCases,
  ...convolutionCases,
  ...stackedCases,
  ...encoderDecoderCases,
  ...smallestCases,
  ...textCases,
];
