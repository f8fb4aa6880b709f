import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelSpec } from '#rnn/network';
import { networkLayout } from '#rnn/networkLayout';
import { parameterCount } from '#rnn/parameters';
import { trainedModels } from './arbitraryModels.ts';
import type { Tensor } from './safetensors.ts';
import { weightsFor } from './foreignWeights.ts';
import { stateDict } from './stateDict.ts';

const spec = {
  inputs: { kind: 'values', size: 2 },
  layers: [
    { kind: 'recurrent', name: 'rnn', cell: 'gru', units: 3 },
    { kind: 'dense', name: 'fc', units: 4 },
  ],
} as const satisfies ModelSpec;
const counted = (spec: ModelSpec) =>
  Float32Array.from({ length: parameterCount(networkLayout(spec)) }, (_, k) => k);
const parameters = counted(spec);
const renamed = (rename: (name: string) => string, model: ModelSpec = spec) =>
  new Map([...stateDict(model, counted(model))].map(([name, tensor]) => [rename(name), tensor]));

describe('weights by name', () => {
  test('the parameters of any network come back from its tensors, whatever their order', () => {
    fc.assert(
      fc.property(trainedModels, fc.boolean(), ({ description, parameters }, backwards) => {
        const tensors = [...stateDict(description.spec, parameters)];
        const weights = weightsFor(description.spec, new Map(backwards ? tensors.reverse() : tensors));
        expect(weights).toEqual({ kind: 'weights', parameters });
      }),
    );
  });

  test.for([
    ['a prefix before all names', (name: string) => `model.net.${name}`],
    ['another name of one layer', (name: string) => name.replace('rnn.', 'encoder.gru.')],
    [
      'other names of all layers',
      (name: string) => name.replace('rnn.', 'gru.').replace('fc.', 'model.head.'),
    ],
    ['a recurrent layer of no name', (name: string) => name.replace('rnn.', '')],
  ] as const)('%s is seen through', ([, rename]) => {
    expect(weightsFor(spec, renamed(rename))).toEqual({ kind: 'weights', parameters });
  });

  test('a network whose recurrent layer has no name takes `lstm.weight_ih_l0`', () => {
    const bare: ModelSpec = {
      inputs: { kind: 'values', size: 2 },
      layers: [{ kind: 'recurrent', name: '', cell: 'lstm', units: 2, depth: 2, bidirectional: true }],
    };
    expect(
      weightsFor(
        bare,
        renamed((name) => `lstm.${name}`, bare),
      ),
    ).toEqual({
      kind: 'weights',
      parameters: counted(bare),
    });
  });

  test('nothing is guessed where two prefixes or two modules fit', () => {
    const twice = new Map([...renamed((name) => `a.${name}`), ...renamed((name) => `b.${name}`)]);
    expect(weightsFor(spec, twice)).toEqual({ kind: 'ambiguous', layer: null, candidates: ['a', 'b'] });

    const heads: ModelSpec = {
      inputs: { kind: 'values', size: 2 },
      layers: [
        { kind: 'dense', name: 'first', units: 2 },
        { kind: 'dense', name: 'second', units: 2 },
      ],
    };
    const others = renamed((name) => name.replace('first', 'x').replace('second', 'y'), heads);
    expect(weightsFor(heads, others)).toEqual({ kind: 'ambiguous', layer: 'first', candidates: ['x', 'y'] });
  });

  test('everything that does not fit is listed: missing, of another shape, not finite, unexpected', () => {
    const tensors = renamed((name) => name.replace('rnn.bias_hh_l0', 'rnn.bias_hr_l0'));
    const wide: Tensor = { shape: [3, 4], data: new Float32Array(12) };
    const infinite: Tensor = { shape: [4], data: Float32Array.of(0, 0, -Infinity, NaN) };
    expect(weightsFor(spec, tensors.set('fc.weight', wide).set('fc.bias', infinite))).toEqual({
      kind: 'misfits',
      misfits: [
        { kind: 'missing', tensor: 'rnn.bias_hh_l0', expected: '[9]' },
        { kind: 'wrongShape', tensor: 'fc.weight', expected: '[4, 3]', actual: '[3, 4]' },
        { kind: 'notFinite', tensor: 'fc.bias', place: 2, actual: '-Infinity' },
        { kind: 'unexpected', tensor: 'rnn.bias_hr_l0', actual: '[9]' },
      ],
      more: 0,
    });
  });

  test('of very many misfits twenty are listed and the others counted', () => {
    const tensor: Tensor = { shape: [1], data: Float32Array.of(1) };
    const foreign = new Map(Array.from({ length: 1000 }, (_, k) => [`layer.${k}.weight`, tensor]));
    const problem = weightsFor(spec, foreign);
    // Six parameters are missing and a thousand tensors are unexpected.
    expect(problem).toMatchObject({ kind: 'misfits', more: 986 });
    expect(problem.kind === 'misfits' && problem.misfits).toHaveLength(20);
  });
});
