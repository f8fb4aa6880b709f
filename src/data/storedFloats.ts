/** The number types that weights are stored in, and how each becomes float32. */

/** Bytes of one value. */
export const storedBytes = { F64: 8, F32: 4, F16: 2, BF16: 2 } as const;

export type StoredFloat = keyof typeof storedBytes;

export function isStoredFloat(name: string): name is StoredFloat {
  return Object.hasOwn(storedBytes, name);
}

/**
 * `count` little-endian values from the start of `view`. F16 and BF16 become float32 exactly; F64 is rounded to the
 * nearest, which is an infinity beyond 3.4e38.
 * Source: IEEE 754-2019 for the first three; BF16 is the upper half of a float32.
 */
export function readFloats(type: StoredFloat, view: DataView, count: number): Float32Array {
  const values = new Float32Array(count);
  switch (type) {
    case 'F64':
      for (let k = 0; k < count; k++) values[k] = view.getFloat64(8 * k, true);
      return values;
    case 'F32': {
      // Bits, not numbers: a NaN keeps its payload.
      const bits = new Uint32Array(values.buffer);
      for (let k = 0; k < count; k++) bits[k] = view.getUint32(4 * k, true);
      return values;
    }
    case 'F16':
      for (let k = 0; k < count; k++) values[k] = halfToNumber(view.getUint16(2 * k, true));
      return values;
    case 'BF16': {
      const bits = new Uint32Array(values.buffer);
      for (let k = 0; k < count; k++) bits[k] = view.getUint16(2 * k, true) << 16;
      return values;
    }
    default:
      return type satisfies never;
  }
}

/** One sign bit, five of exponent with bias 15, ten of fraction. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The types that are written. */
export type WrittenFloat = Extract<StoredFloat, 'F32' | 'F16'>;

/** The inverse of `readFloats`, from byte `at` of `view` on; F16 takes the nearest it has, an infinity beyond 65504. */
export function writeFloats(type: WrittenFloat, view: DataView, at: number, values: Float32Array): void {
  if (type === 'F16') {
    values.forEach((value, k) => view.setUint16(at + 2 * k, numberToHalf(value), true));
    return;
  }
  // Bits, not numbers: a NaN keeps its payload.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  bits.forEach((pattern, k) => view.setUint32(at + 4 * k, pattern, true));
}

/** The nearest half, of two equally near the even one. Source: IEEE 754-2019, section 4.3.1. */
function numberToHalf(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  // Half way from the largest finite half to where the next would be.
  if (size >= 65520) return sign | 0x7c00;
  // Of float32 the exponent is exact; below the smallest normal half there is one for all.
  float32[0] = size;
  const exponent = Math.max(-14, (float32Bits[0] >>> 23) - 127);
  const steps = nearestEven(size * 2 ** (10 - exponent));
  // 1024 of the steps are the hidden one, which a subnormal half lacks; a step too many carries into the exponent.
  return sign | (((exponent + 14) << 10) + steps);
}

const float32 = new Float32Array(1);
const float32Bits = new Uint32Array(float32.buffer);

function nearestEven(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
}
