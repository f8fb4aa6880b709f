/** Oracle: the layout itself, and names and shapes written down. */
import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellNames } from '#rnn/cells';
import type { ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { codesNetwork, convolution, recurrent, valuesNetwork } from '../../e2e/parity/randomNetwork.ts';
import { jointPieces, namedTensors, pieceTensors } from './parameterTensors.ts';

beforeAll(() => setBackend('cpu'));

const piecesOf = (spec: ModelSpec) =>
  Object.fromEntries(jointPieces(networkLayout(spec)).map(({ name, shape }) => [name, shape]));

describe('parameters that lie side by side become one tensor', () => {
  it('the biases of every part of a stack that reads both ways, the states apart', () => {
    const stack = recurrent({
      cell: 'lstm',
      units: 3,
      depth: 2,
      bidirectional: true,
      initialState: 'learned',
    });
    expect(piecesOf(valuesNetwork(2, stack))).toEqual({
      'rnn.weight_ih_l0': [12, 2],
      'rnn.weight_hh_l0': [12, 3],
      'rnn.biases_l0': [2, 12],
      'rnn.weight_ih_l0_reverse': [12, 2],
      'rnn.weight_hh_l0_reverse': [12, 3],
      'rnn.biases_l0_reverse': [2, 12],
      'rnn.weight_ih_l1': [12, 6],
      'rnn.weight_hh_l1': [12, 3],
      'rnn.biases_l1': [2, 12],
      'rnn.weight_ih_l1_reverse': [12, 6],
      'rnn.weight_hh_l1_reverse': [12, 3],
      'rnn.biases_l1_reverse': [2, 12],
      'rnn.h0': [4, 3],
      'rnn.c0': [4, 3],
    });
  });

  it.each([
    ['lstmPeephole', 3 * 4],
    ['rnnLayerNorm', 2 * 4],
    ['lstmLayerNorm', (4 + 4 + 1 + 1) * 4],
  ] as const)('what %s has besides, in each direction', (cell, size) => {
    const pieces = piecesOf(valuesNetwork(2, recurrent({ cell, units: 4, bidirectional: true })));
    expect(pieces['rnn.extra_l0']).toEqual([size]);
    expect(pieces['rnn.extra_l0_reverse']).toEqual([size]);
    expect(Object.keys(pieces).filter((name) => /peephole|ln_/.test(name))).toEqual([]);
  });

  it('but not across layers, nor what is only named alike', () => {
    const spec = valuesNetwork(
      2,
      convolution({ name: 'first_l0' }),
      recurrent({ name: 'biases_l0', cell: 'rnn', units: 2 }),
      recurrent({ name: '', cell: 'rnn', units: 2 }),
      { kind: 'dense', name: 'bias_ih_l0', units: 1 },
    );
    expect(Object.keys(piecesOf(spec))).toEqual([
      'first_l0.weight',
      'first_l0.bias',
      'biases_l0.weight_ih_l0',
      'biases_l0.weight_hh_l0',
      'biases_l0.biases_l0',
      'weight_ih_l0',
      'weight_hh_l0',
      'biases_l0',
      'bias_ih_l0.weight',
      'bias_ih_l0.bias',
    ]);
  });

  it('with both sides of an encoder–decoder apart', () => {
    const side = codesNetwork(3, { kind: 'oneHot' }, recurrent({ units: 2 }));
    const names = Object.keys(piecesOf({ encoder: side, decoder: side }));
    expect(names.filter((name) => name.includes('biases'))).toEqual([
      'encoder.rnn.biases_l0',
      'decoder.rnn.biases_l0',
    ]);
  });
});

it.each(cellNames)('%s: pieces cover the vector without gap, and each holds its own values', async (cell) => {
  const layout = networkLayout(
    valuesNetwork(2, recurrent({ cell, depth: 2, bidirectional: true, initialState: 'learned' }), {
      kind: 'dense',
      name: 'fc',
      units: 2,
    }),
  );
  const P = parameterCount(layout);
  const pieces = jointPieces(layout);
  let at = 0;
  for (const { offset, size, shape } of pieces) {
    expect(offset).toBe(at);
    expect(shape.reduce((a, b) => a * b, 1)).toBe(size);
    at += size;
  }
  expect(at).toBe(P);
  // Behind the parameters lies the optimizer's memory.
  const vector = tensor2d(
    Float32Array.from({ length: 3 * P }, (_, k) => k),
    [3, P],
  );
  const named = namedTensors(pieces, pieceTensors(vector, pieces));
  for (const { name, offset, size, shape } of pieces) {
    expect(named[name].shape).toEqual(shape);
    expect([...(await named[name].data())]).toEqual(Array.from({ length: size }, (_, k) => offset + k));
  }
});
