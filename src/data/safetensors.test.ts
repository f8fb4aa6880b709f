import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelFileLimit } from './modelFileLimit.ts';
import { parseSafetensors, writeSafetensors } from './safetensors.ts';

const sound = () =>
  writeSafetensors({
    tensors: new Map([
      ['weight', { shape: [2, 3], data: Float32Array.of(1, -2, 3, -4, 5, -0) }],
      ['bias', { shape: [2], data: Float32Array.of(0.5, 0.25) }],
    ]),
    metadata: new Map([['by', 'a test']]),
  });

/** A file of one tensor with these bytes, as another program would write it. */
function fileOf(dtype: string, shape: readonly number[], raw: readonly number[]): Uint8Array {
  const entry = { weight: { dtype, shape, data_offsets: [0, raw.length] } };
  const json = new TextEncoder().encode(JSON.stringify(entry));
  const bytes = new Uint8Array(8 + json.length + raw.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(raw, 8 + json.length);
  return bytes;
}

/** The sound file with its header rewritten. */
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
        expect(parsed.converted.size).toBe(0);
      }),
    );
  });

  test('the payload of a NaN and empty tensors of names that sort as numbers survive', () => {
    const data = new Float32Array(Uint32Array.of(0x7fc12345, 0xffc00001, 0x80000000).buffer);
    const empty = { shape: [0, 4], data: new Float32Array(0) };
    const tensors = new Map([
      ['b', empty],
      ['1', { shape: [3], data }],
      ['0', empty],
    ]);
    const parsed = parseSafetensors(writeSafetensors({ tensors, metadata: new Map() }));
    if (parsed.kind !== 'tensors') throw new Error(JSON.stringify(parsed));
    expect(new Uint32Array(parsed.tensors.get('1')!.data.buffer)).toEqual(new Uint32Array(data.buffer));
    expect(parsed.tensors.get('0')).toEqual(empty);
  });

  // Bit patterns from IEEE 754-2019, and for BF16 the upper halves of the float32 patterns.
  test.for([
    [
      'F16',
      [0x00, 0x3c, 0x00, 0xc0, 0xff, 0x7b, 0x01, 0x00, 0x00, 0x80, 0x00, 0x7c],
      [1, -2, 65504, 2 ** -24, -0, Infinity],
    ],
    ['F16', [0x55, 0x35, 0xff, 0x03, 0x01, 0x7c], [0.333251953125, 1023 * 2 ** -24, NaN]],
    ['BF16', [0x80, 0x3f, 0x49, 0x40, 0x80, 0xff, 0x00, 0x80], [1, 3.140625, -Infinity, -0]],
    [
      'F64',
      [0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0x9a, 0x99, 0x99, 0x99, 0x99, 0x99, 0xb9, 0x3f],
      [1, Math.fround(0.1)],
    ],
    ['F64', [0x9c, 0x75, 0, 0x88, 0x3c, 0xe4, 0x37, 0x7e], [Infinity]],
  ] as const)('%s becomes float32, and that is told', ([dtype, raw, values]) => {
    const parsed = parseSafetensors(fileOf(dtype, [values.length], raw));
    expect(parsed).toMatchObject({ kind: 'tensors', converted: new Map([['weight', dtype]]) });
    if (parsed.kind !== 'tensors') return;
    expect(parsed.tensors.get('weight')).toEqual({ shape: [values.length], data: Float32Array.from(values) });
  });

  test('every F16 of a sign, an exponent and a fraction is the number that these make', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(30), fc.nat(1023), (negative, exponent, fraction) => {
        const bits = (negative ? 0x8000 : 0) + exponent * 1024 + fraction;
        const parsed = parseSafetensors(fileOf('F16', [], [bits & 255, bits >> 8]));
        if (parsed.kind !== 'tensors') throw new Error(JSON.stringify(parsed));
        // Closed form: subnormal numbers have the exponent of 1 and no hidden one.
        const size = (fraction + (exponent === 0 ? 0 : 1024)) * 2 ** (Math.max(exponent, 1) - 25);
        expect(parsed.tensors.get('weight')!.data[0]).toBe(negative ? -size : size);
      }),
    );
  });

  test('what is written as F16 is the nearest half, and every half comes back as itself', () => {
    const throughHalves = (data: Float32Array) => {
      const file = { tensors: new Map([['weight', { shape: [data.length], data }]]), metadata: new Map() };
      const parsed = parseSafetensors(writeSafetensors(file, 'F16'));
      if (parsed.kind !== 'tensors') throw new Error(JSON.stringify(parsed));
      expect(parsed.converted.get('weight')).toBe('F16');
      return parsed.tensors.get('weight')!.data;
    };
    const finite = Array.from({ length: 31 * 1024 }, (_, bits) =>
      bits < 1024 ? bits * 2 ** -24 : (1024 + (bits % 1024)) * 2 ** ((bits >> 10) - 25),
    );
    const halves = Float32Array.from([...finite, ...finite.map((half) => -half), Infinity, -Infinity, NaN]);
    expect(throughHalves(halves)).toEqual(halves);
    // Between two neighbours the nearer; exactly between, the one whose last bit is 0. Beyond the last, infinity.
    const between = finite.slice(0, -1).map((half, k) => (half + finite[k + 1]) / 2);
    expect(throughHalves(Float32Array.from(between))).toEqual(
      Float32Array.from(between, (_, k) => finite[k % 2 === 0 ? k : k + 1]),
    );
    const nearer = between.slice(1).map((middle, k) => middle - (middle - finite[k + 1]) / 4);
    expect(throughHalves(Float32Array.from(nearer))).toEqual(Float32Array.from(finite.slice(1, -1)));
    expect(throughHalves(Float32Array.of(65519, 65520, -1e30))).toEqual(
      Float32Array.of(65504, Infinity, -Infinity),
    );
  });

  test('whole numbers are refused with what could be read', () => {
    expect(parseSafetensors(fileOf('I64', [1], [1, 0, 0, 0, 0, 0, 0, 0]))).toEqual({
      kind: 'wrongType',
      tensor: 'weight',
      expected: 'F64, F32, F16, BF16',
      actual: 'I64',
    });
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
    ['damaged', (json: string) => json.replace('"a test"', '7')],
    ['damaged', (json: string) => json.replace('"bias"', '"weight"')],
    ['wrongType', (json: string) => json.replace('"F32"', '"U8"')],
    ['wrongShape', (json: string) => json.replace('"F32"', '"BF16"')],
    ['wrongShape', (json: string) => json.replace('[2,3]', '[2,4]')],
    ['wrongShape', (json: string) => json.replace('[2,3]', '[9007199254740991,9007199254740991]')],
  ] as const)('a header gone wrong is %s', ([kind, edit]) => {
    expect(parseSafetensors(withHeader(edit)).kind).toBe(kind);
  });

  test('an absurd header length is refused before memory is taken for it', () => {
    const bytes = sound();
    new DataView(bytes.buffer).setBigUint64(0, 2n ** 63n, true);
    expect(parseSafetensors(bytes)).toMatchObject({ kind: 'damaged' });
    expect(parseSafetensors(new Uint8Array(modelFileLimit + 1))).toMatchObject({
      kind: 'tooLarge',
      limit: modelFileLimit,
    });
  });
});
