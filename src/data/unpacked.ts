/** The first bytes of data that zlib packed at its best level (RFC 1950); neither a text nor a WebAssembly binary begins so. */
const packed = { first: 0x78, second: 0xda };

/**
 * What a file of the built site held before it was packed (`app/build/packedData.ts`); one that is not packed is given back.
 * @throws TypeError when packed bytes are damaged
 */
export async function unpacked(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== packed.first || second !== packed.second) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(stream).arrayBuffer();
}
