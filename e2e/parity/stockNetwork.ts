/** The same network put together from stock `tf.layers`: the oracle where these can compute the same. */
import * as tf from '@tensorflow/tfjs';
import { cells, type CellName } from '#rnn/cells';
import { depthOf, type LayerSpec, type NetworkSpec, type RecurrentLayer } from '#rnn/network';
import { networkFlow, type Flow } from '#rnn/networkFlow';
import { recurrentParts } from '#rnn/recurrentParts';
import { qualified } from '#rnn/parameters';

type Values = ArrayLike<number>;
type NamedValues = Readonly<Record<string, Values>>;

/** One weight of a stock layer and the parameters of ours that it stands for. */
interface Twin {
  readonly toStock: (parameters: NamedValues) => Float32Array;
  /** From the derivative by the stock weight those by ours. */
  readonly fromStock: (gradient: Values) => NamedValues;
}

interface StockLayer {
  readonly layer: tf.layers.Layer;
  /** In the order of the layer's weights. */
  readonly twins: readonly Twin[];
}

export interface StockRun {
  /** `[B, T, features]` or `[B, features]`, example-major. */
  readonly output: Float32Array;
  readonly gradients: NamedValues;
}

/**
 * Runs the network forward and, from the loss `Σ output · upstream`, back.
 * @param inputs    values `[B, T, I]` or codes `[B, T]`
 * @param upstream  of the output's shape, example-major
 * @throws TypeError naming a layer that stock layers do not have
 */
export function runStock(
  spec: NetworkSpec,
  parameters: NamedValues,
  inputs: tf.Tensor,
  upstream: Float32Array,
): StockRun {
  const layers = networkFlow(spec).flatMap(({ layer, before }) => stockLayers(layer, before));
  const run = () =>
    layers.reduce((flow, { layer }) => layer.apply(flow, { training: true }) as tf.Tensor, inputs);
  tf.engine().startScope();
  try {
    // The first run makes the weights.
    run();
    for (const { layer, twins } of layers)
      layer.setWeights(
        layer.weights.map(({ shape }, k) =>
          tf.tensor(
            twins[k].toStock(parameters),
            shape.map((size) => size ?? 0),
          ),
        ),
      );
    const output = run();
    const by = tf.tensor(upstream, output.shape);
    const { grads } = tf.variableGrads(() => run().mul(by).sum());
    const gradients = layers.flatMap(({ layer, twins }) =>
      twins.map((twin, k) => twin.fromStock(grads[layer.weights[k].name].dataSync())),
    );
    return {
      output: Float32Array.from(output.dataSync()),
      gradients: Object.fromEntries(gradients.flatMap((named) => Object.entries(named))),
    };
  } finally {
    for (const { layer } of layers) layer.dispose();
    tf.engine().endScope();
  }
}

function stockLayers(layer: LayerSpec, before: Flow): readonly StockLayer[] {
  switch (layer.kind) {
    case 'embedding':
      return [
        {
          layer: tf.layers.embedding({ inputDim: before.features, outputDim: layer.size }),
          twins: [same(qualified(layer.name, 'weight'))],
        },
      ];
    case 'dense': {
      const dense = tf.layers.dense({ units: layer.units, activation: layer.activation ?? 'linear' });
      return [
        {
          layer: before.kind === 'vector' ? dense : tf.layers.timeDistributed({ layer: dense }),
          twins: [
            transposed(qualified(layer.name, 'weight'), layer.units, before.features),
            same(qualified(layer.name, 'bias')),
          ],
        },
      ];
    }
    case 'recurrent':
      return recurrentTwins(layer, before.features);
    case 'repeat':
      return [{ layer: tf.layers.repeatVector({ n: layer.times }), twins: [] }];
    case 'flatten':
      return [{ layer: tf.layers.flatten(), twins: [] }];
    case 'oneHot':
    case 'convolution':
    case 'dropout':
      throw new TypeError(`no stock layer computes ${layer.kind} alike`);
    default:
      return layer satisfies never;
  }
}

function recurrentTwins(spec: RecurrentLayer, I: number): readonly StockLayer[] {
  const depth = depthOf(spec);
  return Array.from({ length: depth }, (_, at): StockLayer => {
    const returnSequences = at < depth - 1 || spec.output !== 'last';
    const { layer, order } = stockRecurrent(spec.cell, spec.units, returnSequences);
    return {
      layer: spec.bidirectional ? tf.layers.bidirectional({ layer, mergeMode: 'concat' }) : layer,
      twins: recurrentParts(spec, I)
        .filter((part) => part.depth === at)
        .flatMap(({ suffix, I }) => {
          const name = (parameter: string) => qualified(spec.name, parameter + suffix);
          const rows = cells[spec.cell].gates.length * spec.units;
          return [
            transposed(name('weight_ih'), rows, I, order),
            transposed(name('weight_hh'), rows, spec.units, order),
            summed(name('bias_ih'), name('bias_hh'), rows, order),
          ];
        }),
    };
  });
}

/** The layer, and for each block of its columns the one of ours: Keras has i f c o and z r h. */
function stockRecurrent(
  cell: CellName,
  units: number,
  returnSequences: boolean,
): { readonly layer: tf.RNN; readonly order: readonly number[] } {
  const options = { units, returnSequences };
  switch (cell) {
    case 'rnn':
      return { layer: tf.layers.simpleRNN(options) as tf.RNN, order: [0] };
    case 'rnnRelu':
      return { layer: tf.layers.simpleRNN({ ...options, activation: 'relu' }) as tf.RNN, order: [0] };
    case 'lstm':
      return {
        layer: tf.layers.lstm({ ...options, recurrentActivation: 'sigmoid' }) as tf.RNN,
        order: [0, 1, 2, 3],
      };
    case 'gruResetBefore':
      return {
        layer: tf.layers.gru({ ...options, recurrentActivation: 'sigmoid' }) as tf.RNN,
        order: [1, 0, 2],
      };
    default:
      throw new TypeError(`no stock layer computes ${cell}`);
  }
}

/** A weight that is ours as it lies. */
const same = (name: string): Twin => ({
  toStock: (parameters) => Float32Array.from(parameters[name]),
  fromStock: (gradient) => ({ [name]: gradient }),
});

/** Ours `[rows, columns]`, theirs `[columns, rows]`, with the blocks of rows in their order. */
function transposed(name: string, rows: number, columns: number, order: readonly number[] = [0]): Twin {
  const places = placesOf(rows, order).flatMap((row, at) =>
    Array.from({ length: columns }, (_, column) => [row * columns + column, column * rows + at] as const),
  );
  return {
    toStock: (parameters) => scattered(places, (ours) => parameters[name][ours]),
    fromStock: (gradient) => ({
      [name]: scattered(
        places.map(([ours, theirs]) => [theirs, ours]),
        (theirs) => gradient[theirs],
      ),
    }),
  };
}

/** Two biases of ours that are one of theirs. */
function summed(first: string, second: string, rows: number, order: readonly number[]): Twin {
  const places = placesOf(rows, order).map((ours, theirs) => [ours, theirs] as const);
  return {
    toStock: (parameters) => scattered(places, (ours) => parameters[first][ours] + parameters[second][ours]),
    fromStock(gradient) {
      const both = scattered(
        places.map(([ours, theirs]) => [theirs, ours]),
        (theirs) => gradient[theirs],
      );
      return { [first]: both, [second]: both };
    },
  };
}

/** Our row for each of theirs. */
function placesOf(rows: number, order: readonly number[]): readonly number[] {
  const H = rows / order.length;
  return order.flatMap((block) => Array.from({ length: H }, (_, u) => block * H + u));
}

/** Values read at the first place of each pair, written at the second. */
function scattered(
  places: readonly (readonly [from: number, to: number])[],
  value: (from: number) => number,
): Float32Array {
  const result = new Float32Array(places.length);
  for (const [from, to] of places) result[to] = value(from);
  return result;
}
