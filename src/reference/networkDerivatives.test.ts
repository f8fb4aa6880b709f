/** Oracle: finite differences, for every kind of layer and what flows between them. */
import { describe, expect, test } from 'vitest';
import { cellNames } from '#rnn/cells';
import type { NetworkSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterViews } from '#rnn/parameters';
import { byDifferences, differenceBound } from '../../e2e/parity/differences.ts';
import {
  codesNetwork,
  convolution,
  dense,
  randomBatch,
  recurrent,
  valuesNetwork,
} from '../../e2e/parity/randomNetwork.ts';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import { networkForward, type NetworkOptions } from './network.ts';
import { networkBackward } from './networkBackward.ts';

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, k) => sum + value * b[k], 0);

/**
 * Every derivative that a network gives, against differences of the loss that has `byOutput` and `byFinal`: the errors
 * that are too large, by name.
 */
function wrongDerivatives(spec: NetworkSpec, T: number, B: number, given: 'states' | 'own states') {
  const { parameters, batch, states, masks, byOutput, byFinal } = randomBatch(spec, T, B);
  const options: NetworkOptions = { masks, ...(given === 'states' && { states }) };
  // Views, so that a moved parameter is read.
  const views = parameterViews(networkLayout(spec), parameters);
  const run = () => networkForward(spec, views, batch, options);
  const loss = () => {
    const { output, finalStates } = run();
    return dot(output, byOutput) + dot(finalStates, byFinal);
  };
  const gradients = networkBackward(spec, views, run(), byOutput, byFinal);
  const byParameters = parameterViews(networkLayout(spec), gradients.parameters);
  const pairs: (readonly [what: string, gradient: Float64Array, values: Float64Array])[] = [
    ...Object.keys(views).map((name) => [name, byParameters[name], views[name]] as const),
    ...(gradients.inputs ? [['inputs', gradients.inputs, batch.inputs] as const] : []),
    ...(given === 'states' ? [['states', gradients.initialStates, states] as const] : []),
  ];
  const errors = pairs.map(
    ([what, gradient, values]) => [what, relativeError(gradient, byDifferences(values, loss))] as const,
  );
  return Object.fromEntries(errors.filter(([, error]) => error >= differenceBound));
}

describe('derivatives agree with finite differences', () => {
  const networks: readonly [
    what: string,
    spec: NetworkSpec,
    sizes: readonly (readonly [T: number, B: number])[],
  ][] = [
    [
      'dense at every step',
      valuesNetwork(3, dense(4), dense(2, 'out')),
      [
        [1, 1],
        [3, 2],
      ],
    ],
    [
      'one-hot into a layer',
      codesNetwork(4, { kind: 'oneHot' }, recurrent()),
      [
        [1, 1],
        [4, 2],
      ],
    ],
    [
      'embedding into a layer',
      codesNetwork(4, { kind: 'embedding', name: 'emb', size: 2 }, recurrent()),
      [[5, 2]],
    ],
    [
      'sequence to vector',
      valuesNetwork(2, recurrent({ output: 'last' }), dense(2)),
      [
        [1, 1],
        [4, 3],
      ],
    ],
    [
      'vector to sequence',
      valuesNetwork(
        2,
        recurrent({ output: 'last' }),
        { kind: 'repeat', times: 3 },
        recurrent({ name: 'rnn2', cell: 'gru' }),
        dense(1),
      ),
      [
        [1, 1],
        [3, 2],
      ],
    ],
    [
      'dropout',
      valuesNetwork(
        4,
        { kind: 'dropout', rate: 0.5 },
        recurrent({ output: 'last' }),
        { kind: 'dropout', rate: 0.3 },
        dense(2),
      ),
      [[3, 2]],
    ],
    [
      'both directions, three deep',
      valuesNetwork(2, recurrent({ bidirectional: true, depth: 3, cell: 'gru', units: 2 }), dense(2)),
      [
        [1, 1],
        [3, 2],
      ],
    ],
    [
      'both directions, the last states',
      valuesNetwork(2, recurrent({ bidirectional: true, depth: 2, output: 'last' })),
      [
        [1, 2],
        [4, 2],
      ],
    ],
    [
      'masks of a stack in both directions',
      valuesNetwork(3, recurrent({ bidirectional: true, depth: 2, dropout: 0.4, recurrentDropout: 0.4 })),
      [[4, 2]],
    ],
    [
      'learnt states in both directions',
      valuesNetwork(2, recurrent({ bidirectional: true, depth: 2, initialState: 'learned' })),
      [
        [1, 1],
        [3, 3],
      ],
    ],
    [
      'convolution, valid, with stride',
      valuesNetwork(2, convolution({ width: 3, stride: 2 })),
      [
        [3, 1],
        [7, 2],
      ],
    ],
    [
      'convolution, same, dilated',
      valuesNetwork(2, convolution({ width: 3, dilation: 2, padding: 'same' })),
      [
        [1, 1],
        [6, 2],
      ],
    ],
    [
      'convolution, same, even width, stride',
      valuesNetwork(2, convolution({ width: 4, stride: 3, padding: 'same' })),
      [[5, 2]],
    ],
    [
      'causal stack',
      valuesNetwork(
        1,
        convolution({ padding: 'causal', activation: 'tanh' }),
        convolution({ name: 'conv2', padding: 'causal', dilation: 2, activation: 'tanh' }),
        convolution({ name: 'conv3', padding: 'causal', dilation: 4 }),
      ),
      [
        [1, 1],
        [9, 2],
      ],
    ],
    [
      'convolution under a layer',
      valuesNetwork(
        1,
        convolution({ width: 3, stride: 2, activation: 'relu' }),
        recurrent({ cell: 'gru' }),
        dense(1),
      ),
      [[9, 2]],
    ],
    ...cellNames.map(
      (cell) =>
        [
          `${cell}, two deep, one unit`,
          valuesNetwork(1, recurrent({ cell, units: 1, depth: 2 })),
          [[3, 1]],
        ] as [string, NetworkSpec, [number, number][]],
    ),
    ...cellNames.map(
      (cell) =>
        [
          `${cell} with masks and learnt states`,
          valuesNetwork(
            2,
            recurrent({ cell, depth: 2, dropout: 0.3, recurrentDropout: 0.5, initialState: 'learned' }),
          ),
          [[4, 2]],
        ] as [string, NetworkSpec, [number, number][]],
    ),
  ];
  const all = networks.flatMap(([what, spec, sizes]) =>
    sizes.flatMap(([T, B]) =>
      (['states', 'own states'] as const).map((given) => [what, T, B, given, spec] as const),
    ),
  );
  test.for(all)('%s at T = %i, B = %i from %s', ([, T, B, given, spec]) =>
    expect(wrongDerivatives(spec, T, B, given)).toEqual({}),
  );

  test('flatten, which needs a known number of steps', () => {
    const spec = valuesNetwork(2, convolution(), { kind: 'flatten' }, dense(2));
    const known = { ...spec, inputs: { ...spec.inputs, steps: 5 } };
    expect(wrongDerivatives(known, 5, 2, 'own states')).toEqual({});
  });
});
