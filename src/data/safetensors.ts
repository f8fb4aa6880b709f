/**
 * The safetensors file format: eight bytes of header length, a JSON header, raw values. Floats of every usual width are
 * read; float32 and float16 are written. What can be wrong with a file is a value, since files come from outside.
 * Source: the format's description in huggingface/safetensors, version 0.4.
 */
import * as v from 'valibot';
import { modelFileLimit } from './modelFileLimit.ts';
import {
  isStoredFloat,
  readFloats,
  storedBytes,
  writeFloats,
  type StoredFloat,
  type WrittenFloat,
} from './storedFloats.ts';

export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array;
}

/** `[8, 3]` */
export const shapeText = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

export type SafetensorsProblem =
  /** Not this format at all, or its header is broken; `detail` is for a programmer. */
  | { readonly kind: 'damaged'; readonly detail: string }
  /** Shorter than its header says. */
  | { readonly kind: 'truncated'; readonly expectedBytes: number; readonly actualBytes: number }
  | {
      readonly kind: 'wrongShape';
      readonly tensor: string;
      readonly expected: string;
      readonly actual: string;
    }
  | {
      readonly kind: 'wrongType';
      readonly tensor: string;
      readonly expected: string;
      readonly actual: string;
    }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number };

export type Safetensors = {
  readonly kind: 'tensors';
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
  /** What was stored otherwise than as float32, by tensor. */
  readonly converted: ReadonlyMap<string, Exclude<StoredFloat, 'F32'>>;
};

const lengthBytes = 8;

const naturalNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
// Not v.record, which drops a key named __proto__.
const metadataSchema = v.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string'),
  'expected strings by name',
);
const entrySchema = v.object({
  dtype: v.string(),
  shape: v.array(naturalNumber),
  data_offsets: v.tuple([naturalNumber, naturalNumber]),
});

/** Reads a file. The values are copied, so `bytes` may be reused. */
export function parseSafetensors(bytes: Uint8Array): Safetensors | SafetensorsProblem {
  if (bytes.length > modelFileLimit) return { kind: 'tooLarge', bytes: bytes.length, limit: modelFileLimit };
  if (bytes.length < lengthBytes)
    return { kind: 'truncated', expectedBytes: lengthBytes, actualBytes: bytes.length };
  const headerLength = Number(viewOf(bytes).getBigUint64(0, true));
  if (headerLength > modelFileLimit) return { kind: 'damaged', detail: `header of ${headerLength} bytes` };
  const start = lengthBytes + headerLength;
  if (start > bytes.length) return { kind: 'truncated', expectedBytes: start, actualBytes: bytes.length };

  const header = parseHeader(bytes.subarray(lengthBytes, start));
  if (typeof header === 'string') return { kind: 'damaged', detail: header };
  return readTensors(header, bytes, start);
}

type Entry = v.InferOutput<typeof entrySchema>;
interface Header {
  readonly entries: readonly (readonly [name: string, entry: Entry])[];
  readonly metadata: ReadonlyMap<string, string>;
}

/** The header, or what is wrong with it. */
function parseHeader(bytes: Uint8Array): Header | string {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return `header: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'header: not an object';
  const entries: [string, Entry][] = [];
  let metadata: ReadonlyMap<string, string> = new Map();
  for (const [name, value] of Object.entries(json)) {
    const result = v.safeParse(name === '__metadata__' ? metadataSchema : entrySchema, value);
    if (!result.success) return `header: ${name}: ${result.issues[0].message}`;
    if (name === '__metadata__') metadata = new Map(Object.entries(v.parse(metadataSchema, value)));
    else entries.push([name, v.parse(entrySchema, value)]);
  }
  return { entries: entries.sort(([, a], [, b]) => byPlace(a.data_offsets, b.data_offsets)), metadata };
}

/** By start; an empty tensor before the one that starts where it does. */
function byPlace([fromA, toA]: readonly [number, number], [fromB, toB]: readonly [number, number]): number {
  return fromA - fromB || toA - toB;
}

function readTensors(
  { entries, metadata }: Header,
  bytes: Uint8Array,
  start: number,
): Safetensors | SafetensorsProblem {
  const tensors = new Map<string, Tensor>();
  const converted = new Map<string, Exclude<StoredFloat, 'F32'>>();
  let position = 0;
  for (const [name, { dtype, shape, data_offsets }] of entries) {
    const [from, to] = data_offsets;
    if (!isStoredFloat(dtype))
      return {
        kind: 'wrongType',
        tensor: name,
        expected: Object.keys(storedBytes).join(', '),
        actual: dtype,
      };
    if (from !== position || to < from)
      return { kind: 'damaged', detail: `${name}: starts at ${from}, expected ${position}` };
    const size = shape.reduce((product, length) => product * length, 1);
    const expectedBytes = size * storedBytes[dtype];
    if (to - from !== expectedBytes) {
      const expected = `${shapeText(shape)} of ${dtype} in ${expectedBytes} bytes`;
      return { kind: 'wrongShape', tensor: name, expected, actual: `${to - from} bytes` };
    }
    if (start + to > bytes.length)
      return { kind: 'truncated', expectedBytes: start + to, actualBytes: bytes.length };
    const view = viewOf(bytes.subarray(start + from, start + to));
    tensors.set(name, { shape, data: readFloats(dtype, view, size) });
    if (dtype !== 'F32') converted.set(name, dtype);
    position = to;
  }
  if (start + position !== bytes.length)
    return { kind: 'damaged', detail: `${bytes.length - start - position} bytes after the last tensor` };
  return { kind: 'tensors', tensors, metadata, converted };
}

/**
 * Writes a file that `parseSafetensors`, and PyTorch's safetensors package, read back.
 * @param stored  of every tensor; F16 halves the file and keeps three digits
 * @throws RangeError when a tensor's shape does not fit its values
 */
export function writeSafetensors(
  { tensors, metadata }: Pick<Safetensors, 'tensors' | 'metadata'>,
  stored: WrittenFloat = 'F32',
): Uint8Array<ArrayBuffer> {
  const header: [string, Entry | Record<string, string>][] = [];
  if (metadata.size > 0) header.push(['__metadata__', Object.fromEntries(metadata)]);
  let position = 0;
  for (const [name, { shape, data }] of tensors) {
    if (shape.reduce((product, length) => product * length, 1) !== data.length)
      throw new RangeError(`${name}: shape ${shapeText(shape)} does not fit ${data.length} values`);
    const end = position + data.length * storedBytes[stored];
    header.push([name, { dtype: stored, shape: [...shape], data_offsets: [position, end] }]);
    position = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  // Spaces up to a multiple of eight, so that the values lie aligned.
  const headerLength = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(lengthBytes + headerLength + position).fill(0x20, lengthBytes);
  const view = viewOf(bytes);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, lengthBytes);
  let at = lengthBytes + headerLength;
  for (const { data } of tensors.values()) {
    writeFloats(stored, view, at, data);
    at += data.length * storedBytes[stored];
  }
  return bytes;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
