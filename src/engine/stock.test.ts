/**
 * Oracle: stock `tf.layers` with the same weights, and tfjs's own convolution, with tfjs's derivatives, on its cpu
 * backend. Both sides compute in float32 and add up in another order: 1e-5 of the largest value.
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerSpec, NetworkSpec } from '#rnn/network';
import { outputFlow, paddingBefore } from '#rnn/networkFlow';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount, parameterViews } from '#rnn/parameters';
import {
  codesNetwork,
  convolution as convolutionSpec,
  dense,
  recurrent,
  uniform,
  valuesNetwork,
} from '../../e2e/parity/randomNetwork.ts';
import { relativeError } from '../../e2e/parity/relativeError.ts';
import { runStock } from '../../e2e/parity/stockNetwork.ts';
import { runNetwork } from './network.ts';
import { jointPieces, namedTensors, pieceTensors } from './parameterTensors.ts';

const bound = 1e-5;
const [T, B] = [5, 3];

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Steps and batch rows exchanged: `[a, b, …]` to `[b, a, …]`; a matrix of a single step stays as it is. */
const exchanged = (x: tf.Tensor) => (x.rank === 3 ? tf.transpose(x, [1, 0, 2]) : x);

/** The engine forward, and back from `Σ output · upstream`; arrays are example-major. */
function runEngine(spec: NetworkSpec, flat: Float32Array, inputs: tf.Tensor, upstream: tf.Tensor) {
  const layout = networkLayout(spec);
  const pieces = jointPieces(layout);
  return tf.tidy(() => {
    const tensors = pieceTensors(tf.tensor1d(flat), pieces);
    const timeMajor = (
      spec.inputs.kind === 'codes' ? tf.transpose(inputs).reshape([-1]) : exchanged(inputs)
    ) as tf.Tensor1D | tf.Tensor3D;
    const { value, grads } = tf
      .engine()
      .gradients(
        () => runNetwork(spec, namedTensors(pieces, tensors), { T, B, inputs: timeMajor }).output,
        tensors,
        exchanged(upstream),
      );
    const gradient = new Float32Array(flat.length);
    grads.forEach((grad, k) => gradient.set(grad.dataSync(), pieces[k].offset));
    return {
      output: Float32Array.from(exchanged(value).dataSync()),
      gradients: parameterViews(layout, gradient),
    };
  });
}

function randomInputs(spec: NetworkSpec) {
  const random = uniform(3);
  const { kind, size } = spec.inputs;
  const flat = Float32Array.from(random.values(parameterCount(networkLayout(spec))));
  const answer = outputFlow({ ...spec, inputs: { ...spec.inputs, steps: T } });
  const shape = answer.kind === 'vector' ? [B, answer.features] : [B, answer.steps ?? 0, answer.features];
  const upstream = Float32Array.from(random.values(shape.reduce((a, b) => a * b, 1)));
  const inputs =
    kind === 'codes'
      ? tf.tensor2d(Int32Array.from(random.codes(B * T, size)), [B, T], 'int32')
      : tf.tensor3d(Float32Array.from(random.values(B * T * size)), [B, T, size]);
  return { flat, upstream, upstreamTensor: tf.tensor(upstream, shape), inputs };
}

/** Errors that are too large, by name; `gradients` has one for every parameter. */
function wrong(
  actual: { readonly output: Float32Array; readonly gradients: Readonly<Record<string, Float32Array>> },
  expected: {
    readonly output: Float32Array;
    readonly gradients: Readonly<Record<string, ArrayLike<number>>>;
  },
) {
  const errors = [
    ['output', relativeError(actual.output, expected.output)] as const,
    ...Object.keys(actual.gradients).map(
      (name) => [name, relativeError(actual.gradients[name], expected.gradients[name] ?? [])] as const,
    ),
  ];
  return Object.fromEntries(errors.filter(([, error]) => !(error < bound)));
}

const values = (...layers: LayerSpec[]) => valuesNetwork(2, ...layers);
const cells = ['rnn', 'rnnRelu', 'lstm', 'gruResetBefore'] as const;

describe('outputs and derivatives by every weight are those of tf.layers', () => {
  const networks: readonly (readonly [string, NetworkSpec])[] = [
    ...cells.flatMap((cell) => [
      [`${cell}, every step`, values(recurrent({ cell }))] as const,
      [`${cell}, last step`, values(recurrent({ cell, output: 'last' }), dense(2))] as const,
      [`${cell}, two stacked`, values(recurrent({ cell, depth: 2 }))] as const,
      [
        `${cell}, both ways, two stacked`,
        values(recurrent({ cell, depth: 2, bidirectional: true }), dense(2)),
      ] as const,
      [
        `${cell}, both ways, last step`,
        values(recurrent({ cell, bidirectional: true, output: 'last' })),
      ] as const,
    ]),
    ['embedding', codesNetwork(4, { kind: 'embedding', name: 'embedding', size: 3 }, dense(2))],
    ...(['linear', 'tanh', 'relu', 'sigmoid'] as const).map(
      (activation) =>
        [`dense at every step, ${activation}`, values({ ...dense(4), activation }, dense(2, 'out'))] as const,
    ),
    [
      'last, repeat, lstm, flatten, dense',
      values(
        recurrent({ name: 'reader', cell: 'rnn', output: 'last' }),
        { kind: 'repeat', times: 4 },
        recurrent({ name: 'writer' }),
        { kind: 'flatten' },
        dense(2),
      ),
    ],
  ];
  test.for(networks)('%s', ([, spec]) => {
    const { flat, inputs, upstream, upstreamTensor } = randomInputs(spec);
    const expected = runStock(spec, parameterViews(networkLayout(spec), flat), inputs, upstream);
    expect(wrong(runEngine(spec, flat, inputs, upstreamTensor), expected)).toEqual({});
  });
});

describe('convolution and its derivatives are those of tfjs, which has them without dilation alone', () => {
  const paddings = ['valid', 'same', 'causal'] as const;
  const windows = [
    { width: 1, stride: 1, dilation: 1 },
    { width: 2, stride: 1, dilation: 1 },
    { width: 3, stride: 1, dilation: 1 },
    { width: 4, stride: 1, dilation: 1 },
    { width: 2, stride: 2, dilation: 1 },
    { width: 3, stride: 2, dilation: 1 },
    { width: 2, stride: 1, dilation: 2 },
    { width: 3, stride: 1, dilation: 2 },
    { width: 2, stride: 2, dilation: 3 },
  ];
  const layers = paddings.flatMap((padding) =>
    windows.map((window) => convolutionSpec({ ...window, padding })),
  );
  test.for(layers)('$padding, width $width, stride $stride, dilation $dilation', (layer) => {
    const spec = values(layer);
    const { flat, inputs, upstream, upstreamTensor } = randomInputs(spec);
    const { filters, width, stride = 1, dilation = 1, padding } = layer;
    const span = (width - 1) * dilation;
    const before = paddingBefore(layer);
    const own = parameterViews(networkLayout(spec), flat);
    const weight = tf.variable(tf.tensor3d(own['conv.weight'], [filters, 2, width]));
    const bias = tf.variable(tf.tensor1d(own['conv.bias']));
    const run = () => {
      const turned = tf.transpose(weight, [2, 1, 0]);
      // The derivative of taking one thing apart into one fails in tfjs.
      const taps = width === 1 ? [turned.reshape([2, filters])] : tf.unstack(turned);
      const gap = tf.zeros([2, filters]);
      // A dilated kernel is a longer one with zeros between.
      const kernel = tf.stack(
        Array.from({ length: span + 1 }, (_, k) => (k % dilation === 0 ? taps[k / dilation] : gap)),
      ) as tf.Tensor3D;
      // With a stride, `same` means another padding in TensorFlow than in PyTorch.
      const stocked = padding === 'causal' || (padding === 'same' && stride > 1);
      const after = padding === 'causal' ? 0 : span - before;
      const x = stocked ? tf.pad(inputs, [[0, 0], [before, after], [0, 0]]) : inputs; // prettier-ignore
      return tf
        .conv1d(x as tf.Tensor3D, kernel, stride, stocked || padding === 'valid' ? 'valid' : 'same')
        .add(bias);
    };
    const { grads } = tf.variableGrads(() => run().mul(upstreamTensor).sum() as tf.Scalar, [weight, bias]);
    const expected = {
      output: Float32Array.from(run().dataSync()),
      gradients: {
        'conv.weight': grads[weight.name].dataSync(),
        'conv.bias': grads[bias.name].dataSync(),
      },
    };
    expect(upstream.length).toBe(expected.output.length);
    expect(wrong(runEngine(spec, flat, inputs, upstreamTensor), expected)).toEqual({});
  });
});
