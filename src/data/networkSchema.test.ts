import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelSpecs } from './arbitraryModels.ts';
import { parseModelSpec } from './networkSchema.ts';

const values = { kind: 'values', size: 2 };
const rnn = { kind: 'recurrent', name: 'rnn', cell: 'gru', units: 3 };
const side = { inputs: values, layers: [rnn] };

describe('networks from outside', () => {
  test('every network that the vocabulary can say passes unchanged', () => {
    fc.assert(
      fc.property(modelSpecs, (spec) => {
        expect(parseModelSpec(JSON.parse(JSON.stringify(spec)))).toEqual({ kind: 'spec', spec });
      }),
    );
  });

  test('any JSON is a network or a problem, not an exception', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(values, rnn, side, null, true, 7, 'gru', 'dense'),
        fc.dictionary(
          fc.constantFrom('inputs', 'layers', 'encoder', 'decoder', 'kind', '__proto__'),
          tie('value'),
        ),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, (value) => {
        expect(parseModelSpec(value).kind).toMatch(/^(spec|invalid)$/);
      }),
      { numRuns: 500 },
    );
  });

  test.for([
    ['a size of nothing', { inputs: values, layers: [{ ...rnn, units: 0 }] }, 'layers.0.units', />=1/],
    ['a huge size', { inputs: values, layers: [{ ...rnn, units: 1e6 }] }, 'layers.0.units', /<=4096/],
    [
      'a size that is a text',
      { inputs: { ...values, size: '2' }, layers: [rnn] },
      'inputs.size',
      /number.*"2"/,
    ],
    [
      'a name that modules have',
      { inputs: values, layers: [{ ...rnn, name: 'forward' }] },
      'layers.0.name',
      /torch/,
    ],
    ['a name with a dot', { inputs: values, layers: [{ ...rnn, name: 'a.b' }] }, 'layers.0.name', /letters/],
    ['a name twice', { inputs: values, layers: [rnn, rnn] }, '', /"rnn" twice/],
    [
      'a name that is a parameter of the network itself',
      {
        inputs: values,
        layers: [
          { ...rnn, name: '' },
          { ...rnn, name: 'weight_ih_l0' },
        ],
      },
      '',
      /found a layer "weight_ih_l0"/,
    ],
    ['no layer', { inputs: values, layers: [] }, 'layers', /length/],
    [
      'a layer of no kind',
      { inputs: values, layers: [{ kind: 'attention' }] },
      'layers.0.kind',
      /"attention"/,
    ],
    [
      'layers that do not fit',
      {
        inputs: values,
        layers: [
          { ...rnn, output: 'last' },
          { ...rnn, name: 'rnn2' },
        ],
      },
      '',
      /input of recurrent: expected a sequence, got a vector/,
    ],
    [
      'more parameters than a file holds',
      {
        inputs: values,
        layers: ['a', 'b'].map((name) => ({ kind: 'dense', name, units: 65_536 })),
      },
      '',
      /at most 16000000 parameters, found 429/,
    ],
    ['half an encoder–decoder', { encoder: side }, 'decoder', /undefined/],
    [
      'an encoder and a decoder that do not fit',
      { encoder: side, decoder: { inputs: values, layers: [{ ...rnn, units: 4 }] } },
      '',
      /found gru, 3 units, depth 1 and gru, 4 units/,
    ],
    [
      'an encoder of two directions',
      {
        encoder: { inputs: values, layers: [{ ...rnn, bidirectional: true }] },
        decoder: { inputs: values, layers: [{ ...rnn, bidirectional: true }] },
      },
      '',
      /one direction/,
    ],
    [
      'a fault on one side',
      { encoder: side, decoder: { inputs: values, layers: [rnn, rnn] } },
      'decoder',
      /twice/,
    ],
  ] as const)('%s is refused with its path', ([, spec, path, detail]) => {
    expect(parseModelSpec(spec)).toEqual({ kind: 'invalid', path, detail: expect.stringMatching(detail) });
  });
});
