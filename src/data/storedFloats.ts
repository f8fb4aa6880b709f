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
