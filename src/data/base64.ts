/** float32 values as base64 of their little-endian bytes, and back, bit for bit. */

/** Bytes that become letters at once: a function takes only so many arguments, and base64 takes three at a time. */
const chunk = 3 * 0x2000;

export function floatsToBase64(values: Float32Array): string {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  // Bits, not numbers: a NaN keeps its payload.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let k = 0; k < bits.length; k++) view.setUint32(4 * k, bits[k], true);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += chunk)
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + chunk))));
  return pieces.join('');
}

/** The values, or null where the text is not base64 of whole values. */
export function base64ToFloats(text: string): Float32Array | null {
  // `atob` by itself overlooks white space and missing padding, which here are signs of damage.
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/=]/.test(text)) return null;
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  if (binary.length % 4 !== 0) return null;
  const bytes = new Uint8Array(binary.length);
  for (let k = 0; k < bytes.length; k++) bytes[k] = binary.charCodeAt(k);
  const view = new DataView(bytes.buffer);
  const values = new Float32Array(bytes.length / 4);
  const bits = new Uint32Array(values.buffer);
  for (let k = 0; k < bits.length; k++) bits[k] = view.getUint32(4 * k, true);
  return values;
}
