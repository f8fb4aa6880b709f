import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellNames } from '#rnn/cells';
import type { LayerSpec, NetworkSpec, RecurrentLayer } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { inferSpec } from './inferSpec.ts';
import type { Tensor } from './safetensors.ts';
import { stateDict } from './stateDict.ts';

const counted = (spec: NetworkSpec) =>
  Float32Array.from({ length: parameterCount(networkLayout(spec)) }, (_, k) => k);
const tensorsOf = (spec: NetworkSpec, prefix = '') =>
  new Map([...stateDict(spec, counted(spec))].map(([name, tensor]) => [`${prefix}${name}`, tensor]));
const network = (...layers: readonly LayerSpec[]): NetworkSpec => ({
  inputs: { kind: 'values', size: 5 },
  layers,
});
const lstm: RecurrentLayer = { kind: 'recurrent', name: 'lstm', cell: 'lstm', units: 3 };
const zeros = (...shape: number[]): Tensor => ({
  shape,
  data: new Float32Array(shape.reduce((product, length) => product * length, 1)),
});

describe('the network of a bare state_dict', () => {
  test('sizes, depth, directions, a learnt state and a head are found for every cell', () => {
    const layer = fc.record({
      cell: fc.constantFrom(...cellNames),
      units: fc.integer({ min: 1, max: 4 }),
      depth: fc.integer({ min: 2, max: 3 }),
      bidirectional: fc.boolean(),
      learned: fc.boolean(),
    });
    const prefix = fc.constantFrom('', 'model.', 'a.b.');
    fc.assert(
      fc.property(layer, fc.boolean(), prefix, ({ bidirectional, learned, ...sizes }, head, prefix) => {
        const spec = network(
          {
            kind: 'recurrent',
            name: 'rnn',
            ...sizes,
            ...(bidirectional && { bidirectional }),
            ...(learned && { initialState: 'learned' as const }),
          },
          ...(head ? [{ kind: 'dense', name: 'fc', units: 7 } as const] : []),
        );
        const inferred = inferSpec(tensorsOf(spec, prefix), { cell: sizes.cell });
        expect(inferred).toEqual({ kind: 'inferred', spec, parameters: counted(spec) });
      }),
    );
  });

  test('a state_dict without any module name is of one module', () => {
    const spec = network({ ...lstm, name: '' });
    expect(inferSpec(tensorsOf(spec))).toEqual({ kind: 'inferred', spec, parameters: counted(spec) });
  });

  test('inputs that are codes, and a head on the last step, are taken as told', () => {
    const inferred = inferSpec(tensorsOf(network(lstm)), { inputs: 'codes', output: 'last' });
    expect(inferred).toMatchObject({
      kind: 'inferred',
      spec: {
        inputs: { kind: 'codes', size: 5 },
        layers: [{ kind: 'oneHot' }, { ...lstm, output: 'last' }],
      },
    });
  });

  test.for([
    ['rnn', ['rnn', 'rnnRelu']],
    ['rnnReluLayerNorm', ['rnnLayerNorm', 'rnnReluLayerNorm']],
    ['gruResetBefore', ['gru', 'gruResetBefore']],
  ] as const)('what %s computes cannot be told by shapes, and is asked for', ([cell, choices]) => {
    const tensors = tensorsOf(network({ ...lstm, cell }));
    expect(inferSpec(tensors)).toEqual({ kind: 'cellUnknown', choices });
    expect(inferSpec(tensors, { cell: 'lstm' })).toEqual({ kind: 'cellUnknown', choices });
    expect(inferSpec(tensors, { cell })).toMatchObject({ kind: 'inferred', spec: { layers: [{ cell }] } });
  });

  test('an LSTM, with peepholes, or normalised, is known by its parameters', () => {
    for (const cell of ['lstm', 'lstmPeephole', 'lstmLayerNorm'] as const)
      expect(inferSpec(tensorsOf(network({ ...lstm, cell })))).toMatchObject({
        kind: 'inferred',
        spec: { layers: [{ cell }] },
      });
  });

  test('none, and several, recurrent modules are named', () => {
    const dense = network({ kind: 'dense', name: 'fc', units: 2 });
    expect(inferSpec(tensorsOf(dense))).toMatchObject({ kind: 'noRecurrentModule', found: ['fc'] });
    const both = new Map([...tensorsOf(network(lstm), 'a.'), ...tensorsOf(network(lstm), 'b.')]);
    expect(inferSpec(both)).toMatchObject({ kind: 'noRecurrentModule', found: ['a.lstm', 'b.lstm'] });
  });

  test('a projection (`proj_size`) is refused, naming what is there', () => {
    const tensors = tensorsOf(network(lstm)).set('lstm.weight_hr_l0', zeros(2, 3));
    expect(inferSpec(tensors)).toMatchObject({
      kind: 'notInferred',
      tensor: 'lstm.weight_hh_l0',
      actual: '[12, 3], weight_hr',
    });
  });

  test('a module without biases lacks them', () => {
    const tensors = tensorsOf(network(lstm));
    tensors.delete('lstm.bias_ih_l0');
    expect(inferSpec(tensors)).toMatchObject({
      kind: 'misfits',
      misfits: [{ kind: 'missing', tensor: 'lstm.bias_ih_l0', expected: '[12]' }],
    });
  });

  test('tensors of any names and shapes give a value, not an exception', () => {
    const name = fc
      .array(
        fc.constantFrom('a', '', '__proto__', 'weight_ih_l0', 'weight_hh_l0', 'weight_hh_l1', 'bias', 'h0'),
        { minLength: 1, maxLength: 3 },
      )
      .map((parts) => parts.join('.'));
    const tensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).map((shape) => zeros(...shape));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, tensor), { maxLength: 6 }), (entries) => {
        expect(inferSpec(new Map(entries)).kind).toBeTypeOf('string');
      }),
      { numRuns: 1000 },
    );
  });
});
