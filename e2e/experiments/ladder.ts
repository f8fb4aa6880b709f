/** The networks of the course notes' forecasting chapter, one entry each, with the figures that the notes give. */
import type { LayerSpec, NetworkSpec, RecurrentLayer } from '#rnn/network';

export interface Rung {
  readonly network: string;
  readonly spec: NetworkSpec;
  readonly horizon: 1 | 10;
  /** A forecast after every step; only the one after the last is measured. */
  readonly everyStep: boolean;
  /** Of Adam; Keras' 0.001 but where the notes' source names another. */
  readonly learningRate: number;
  /** Validation mean squared error in the notes; null: they give none. */
  readonly notes: number | null;
  /** The convolution answers after every other step alone. */
  readonly sparse?: { readonly first: number; readonly stride: number };
  /** The same network, fed its own forecasts ten times, is a rung of its own. */
  readonly iterated?: { readonly network: string; readonly notes: number };
}

/** Steps that are read. */
export const T = 50;

const units = 20;
const network = (...layers: readonly LayerSpec[]): NetworkSpec => ({
  inputs: { kind: 'values', size: 1, steps: T },
  layers,
});
const recurrent = (name: string, cell: RecurrentLayer['cell'], more: Partial<RecurrentLayer> = {}) =>
  ({ kind: 'recurrent', name, cell, units, ...more }) as const satisfies RecurrentLayer;
const dense = (units: number): LayerSpec => ({ kind: 'dense', name: 'dense', units });
const last = { output: 'last' } as const;

/** Two layers of 20 units and ten forecasts after every step. */
const sequenceToSequence = (cell: RecurrentLayer['cell'], more: Partial<RecurrentLayer> = {}): NetworkSpec =>
  network(recurrent('first', cell, more), recurrent('second', cell, more), dense(10));

const dilations = [1, 2, 4, 8, 1, 2, 4, 8];

/**
 * From the worst in the notes to the best, one step ahead and then ten.
 * Source: Géron, Hands-On Machine Learning, 2nd edition 2019, chapter 15 and its notebook (learning rates).
 */
export const ladder: readonly Rung[] = [
  {
    network: 'simpleRnn1',
    spec: network(recurrent('rnn', 'rnn', { units: 1, ...last })),
    horizon: 1,
    everyStep: false,
    learningRate: 0.005,
    notes: 0.014,
  },
  {
    network: 'linear',
    spec: network({ kind: 'flatten' }, dense(1)),
    horizon: 1,
    everyStep: false,
    learningRate: 0.001,
    notes: 0.004,
  },
  {
    network: 'deepRnn',
    spec: network(
      recurrent('first', 'rnn'),
      recurrent('second', 'rnn'),
      recurrent('third', 'rnn', { units: 1, ...last }),
    ),
    horizon: 1,
    everyStep: false,
    learningRate: 0.001,
    notes: 0.003,
  },
  {
    network: 'deepRnnDense',
    spec: network(recurrent('first', 'rnn'), recurrent('second', 'rnn', last), dense(1)),
    horizon: 1,
    everyStep: false,
    learningRate: 0.001,
    notes: 0.003,
    iterated: { network: 'tenStepsIteratively', notes: 0.029 },
  },
  {
    network: 'tenStepsAtOnce',
    spec: network(recurrent('first', 'rnn'), recurrent('second', 'rnn', last), dense(10)),
    horizon: 10,
    everyStep: false,
    learningRate: 0.001,
    notes: 0.008,
  },
  {
    network: 'sequenceToSequence',
    spec: sequenceToSequence('rnn'),
    horizon: 10,
    everyStep: true,
    learningRate: 0.01,
    notes: 0.006,
  },
  {
    network: 'layerNorm',
    // Keras' epsilon.
    spec: sequenceToSequence('rnnLayerNorm', { epsilon: 1e-3 }),
    horizon: 10,
    everyStep: true,
    learningRate: 0.001,
    notes: null,
  },
  {
    network: 'lstm',
    spec: sequenceToSequence('lstm'),
    horizon: 10,
    everyStep: true,
    learningRate: 0.001,
    notes: null,
  },
  {
    network: 'gru',
    spec: sequenceToSequence('gru'),
    horizon: 10,
    everyStep: true,
    learningRate: 0.001,
    notes: null,
  },
  {
    network: 'convolutionGru',
    spec: network(
      { kind: 'convolution', name: 'convolution', filters: 20, width: 4, stride: 2, padding: 'valid' },
      recurrent('first', 'gru'),
      recurrent('second', 'gru'),
      dense(10),
    ),
    horizon: 10,
    everyStep: true,
    learningRate: 0.001,
    notes: null,
    sparse: { first: 3, stride: 2 },
  },
  {
    network: 'waveNet',
    spec: network(
      ...dilations.map((dilation, place): LayerSpec => ({
        kind: 'convolution',
        name: `convolution${place + 1}`,
        filters: 20,
        width: 2,
        dilation,
        padding: 'causal',
        activation: 'relu',
      })),
      { kind: 'convolution', name: 'output', filters: 10, width: 1 },
    ),
    horizon: 10,
    everyStep: true,
    learningRate: 0.001,
    notes: null,
  },
];
