import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trainedModels } from './arbitraryModels.ts';
import { modelFileLimit } from './modelFileLimit.ts';
import { parseModelJson, writeModelJson, type TrainedModel } from './modelJson.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const formats = fc.constantFrom('base64', 'numbers');

const model: TrainedModel = {
  description: {
    spec: { inputs: { kind: 'values', size: 1 }, layers: [{ kind: 'dense', name: 'fc', units: 1 }] },
    vocabularies: { inputs: null, outputs: null },
    task: 'sine',
    seed: 3,
    trainStep: 1,
    settings: null,
    scores: [],
  },
  parameters: Float32Array.of(0.5, -2),
  history: [{ trainStep: 0, lossNats: 1.5, gradientNorm: 0.25 }],
};
const edited = (from: string, to: string, as: 'base64' | 'numbers' = 'base64') => {
  const text = writeModelJson(model, as);
  expect(text).toContain(from);
  return parseModelJson(bytesOf(text.replace(from, to)));
};

describe('a whole model as JSON', () => {
  test('any model is written and parsed back equal, bit for bit, in both forms', () => {
    fc.assert(
      fc.property(trainedModels, formats, (model, as) => {
        const parsed = parseModelJson(bytesOf(writeModelJson(model, as)));
        if (parsed.kind !== 'model') throw new Error(JSON.stringify(parsed));
        expect(parsed.model).toEqual(model);
        // `toEqual` would take one NaN for another; weights are finite, and their bits are compared as such.
        expect(new Uint32Array(parsed.model.parameters.buffer)).toEqual(
          new Uint32Array(model.parameters.buffer),
        );
      }),
    );
  });

  test('damage anywhere is never an exception, and every cut is a named problem', () => {
    const bytes = bytesOf(writeModelJson(model));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, difference) => {
        const damaged = bytes.slice();
        damaged[place] ^= difference;
        expect(parseModelJson(damaged).kind).toBeTypeOf('string');
        // Without its line end the text is still whole.
        const cut = Math.min(place, bytes.length - 2);
        expect(parseModelJson(bytes.subarray(0, cut)).kind).toBe('notJson');
      }),
      { numRuns: 1000 },
    );
  });

  test('the values in base64 are float32, little endian', () => {
    // 0.5 is 3f000000 and -2 is c0000000.
    expect(writeModelJson(model)).toContain(btoa('\0\0\0\x3f\0\0\0\xc0'));
  });

  test('a syntax error is told with its line, column and what should stand there', () => {
    expect(edited('"version": 1,', '"version": 1')).toEqual({
      kind: 'notJson',
      line: 4,
      column: 2,
      expected: ', or }',
      found: '"\\"spec\\": {\\n  \\"inputs\\""',
    });
  });

  test.for([
    ['"version": 1', '"version": 9', 'version', /Expected 1 but received 9/],
    ['"unroll model"', '"a model"', 'format', /"unroll model".*"a model"/],
    ['"units": 1', '"units": -1', 'spec.layers.0.units', />=1.*-1/],
    ['"lossNats": 1.5', '"lossNats": "x"', 'history.0.lossNats', /a number or one of .*"x"/],
    ['"trainStep": 0,', '', 'history.0.trainStep', /"trainStep".*undefined/],
    ['"AAAAPwAAAMA="', '"AAAAPwAAAM="', 'parameters', /base64/],
    ['"AAAAPwAAAMA="', '"AAAAPwAAA A="', 'parameters', /base64/],
    ['little endian', 'big endian', 'parameters.encoding', /little endian.*big endian/],
  ] as const)('%s as %s is refused at its path', ([from, to, path, detail]) => {
    expect(edited(from, to)).toEqual({ kind: 'invalid', path, detail: expect.stringMatching(detail) });
  });

  test('parameters that are no numbers, too few, or not finite, are refused', () => {
    expect(edited('-2', 'true', 'numbers')).toMatchObject({ kind: 'invalid', path: 'parameters.1' });
    expect(edited('0.5,', '', 'numbers')).toEqual({
      kind: 'wrongCount',
      path: 'parameters',
      expected: 2,
      actual: 1,
    });
    const notFinite = { kind: 'notFinite', tensor: 'fc.bias', place: 0, actual: 'Infinity' };
    // 1e39 is a number, but not one of float32.
    expect(edited('-2', '1e39', 'numbers')).toEqual(notFinite);
    expect(edited('-2', '"Infinity"', 'numbers')).toEqual(notFinite);
  });

  test('a file that is too large is refused unread, one that is not text with what was expected', () => {
    expect(parseModelJson(new Uint8Array(modelFileLimit + 1))).toEqual({
      kind: 'tooLarge',
      bytes: modelFileLimit + 1,
      limit: modelFileLimit,
    });
    expect(parseModelJson(Uint8Array.of(0x7b, 0xff))).toEqual({ kind: 'notText', expected: 'UTF-8' });
  });

  test('a million values go through base64', () => {
    const wide: TrainedModel = {
      ...model,
      description: {
        ...model.description,
        spec: { inputs: { kind: 'values', size: 999 }, layers: [{ kind: 'dense', name: 'fc', units: 1000 }] },
      },
      parameters: Float32Array.from({ length: 1_000_000 }, (_, k) => Math.sin(k)),
    };
    const parsed = parseModelJson(bytesOf(writeModelJson(wide)));
    // `toEqual` takes seconds over so many.
    expect(parsed.kind === 'model' && parsed.model.parameters.every((x, k) => x === wide.parameters[k])).toBe(
      true,
    );
  });
});
