import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charModelLayout } from '#rnn/model';
import { parameterCount } from '#rnn/parameters';
import { parseModelFile, writeModelFile } from './modelFile.ts';
import { parseSafetensors, writeSafetensors } from './safetensors.ts';

const spec = { cell: 'lstm', units: 2, vocabulary: ['a', 'b', '"'] } as const;
const parameters = Float32Array.from({ length: parameterCount(charModelLayout(spec)) }, (_, k) => k / 8 - 3);
const origin = { seed: 7, trainStep: 120, bitsPerChar: 2.25, textName: 'Moby-Dick' };
const sound = () => writeModelFile({ spec, parameters }, origin);

/** The file with its header rewritten. */
function withHeader(edit: (json: string) => string): Uint8Array {
  const bytes = sound();
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const json = new TextEncoder().encode(edit(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
  const result = new Uint8Array(8 + json.length + bytes.length - 8 - length);
  new DataView(result.buffer).setBigUint64(0, BigInt(json.length), true);
  result.set(json, 8);
  result.set(bytes.subarray(8 + length), 8 + json.length);
  return result;
}

describe('safetensors', () => {
  test('what is written is read back bit for bit, NaN and infinities included', () => {
    const tensor = fc.float32Array({ maxLength: 12 }).map((data) => ({ shape: [data.length], data }));
    const name = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__metadata__');
    const entries = fc.uniqueArray(fc.tuple(name, tensor), { selector: ([key]) => key, maxLength: 4 });
    const metadata = fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 3 });
    fc.assert(
      fc.property(entries, metadata, (tensors, texts) => {
        const file = { tensors: new Map(tensors), metadata: new Map(texts) };
        const parsed = parseSafetensors(writeSafetensors(file));
        if (parsed.kind !== 'tensors') throw new Error(JSON.stringify(parsed));
        expect(new Map([...parsed.tensors].sort())).toEqual(new Map([...file.tensors].sort()));
        expect(new Map([...parsed.metadata].sort())).toEqual(new Map([...file.metadata].sort()));
      }),
    );
  });

  test('any bytes give a value, not an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseSafetensors(bytes).kind).toBeTypeOf('string');
      }),
    );
  });

  test('every cut of a sound file is found to be truncated', () => {
    const bytes = sound();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(parseSafetensors(bytes.subarray(0, length)).kind).toBe('truncated');
      }),
    );
  });

  test.for([
    ['damaged', (json: string) => json.replace('{', '[')],
    ['damaged', () => '[]'],
    ['damaged', (json: string) => json.replace('"F32"', '32')],
    ['damaged', (json: string) => json.replace('[0,', '[4,')],
    ['wrongType', (json: string) => json.replace('"F32"', '"BF16"')],
    ['wrongShape', (json: string) => json.replace('[8,3]', '[8,4]')],
  ] as const)('a header gone wrong is %s', ([kind, edit]) => {
    expect(parseSafetensors(withHeader(edit)).kind).toBe(kind);
  });

  test('an absurd header length is refused before memory is taken for it', () => {
    const bytes = sound();
    new DataView(bytes.buffer).setBigUint64(0, 2n ** 63n, true);
    expect(parseSafetensors(bytes)).toMatchObject({ kind: 'damaged' });
    expect(parseSafetensors(new Uint8Array(64_000_001))).toMatchObject({ kind: 'tooLarge' });
  });
});

describe('model files', () => {
  test('a model comes back with its weights and its origin', () => {
    expect(parseModelFile(sound())).toEqual({ kind: 'model', model: { spec, parameters }, origin });
  });

  test('a file without the description is not a model', () => {
    const file = writeSafetensors({ tensors: new Map(), metadata: new Map() });
    expect(parseModelFile(file)).toEqual({ kind: 'notAModel', detail: 'no metadata named unroll' });
  });

  test.for([
    ['another cell', (json: string) => json.replace('lstm', 'mlp'), /cell: not a cell/],
    ['a letter twice', (json: string) => json.replace('\\"b\\"', '\\"a\\"'), /stands twice/],
    ['no bits', (json: string) => json.replace('2.25', '\\"x\\"'), /bitsPerChar/],
    ['a missing tensor', (json: string) => json.replace('"fc.bias"', '"fc.bies"'), /fc.bias is missing/],
  ] as const)('%s is not a model, and the detail says so', ([, edit, detail]) => {
    expect(parseModelFile(withHeader(edit))).toMatchObject({
      kind: 'notAModel',
      detail: expect.stringMatching(detail),
    });
  });

  test('weights of another shape, and weights that are not numbers, are named', () => {
    const narrow = withHeader((json) => json.replace('\\"units\\":2', '\\"units\\":3'));
    expect(parseModelFile(narrow)).toMatchObject({ kind: 'wrongShape', tensor: 'weight_ih_l0' });
    const broken = writeModelFile({ spec, parameters: parameters.with(0, NaN) }, origin);
    expect(parseModelFile(broken)).toEqual({ kind: 'notFinite', tensor: 'weight_ih_l0' });
  });
});
