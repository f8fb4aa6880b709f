/** Texts and tables that come with the page. */

/** The first byte of data that zlib packed (RFC 1950); no text begins with it and the one after. */
const packed = { first: 0x78, second: 0xda };

/**
 * A text of `data/` by its path; large ones are packed in the built site (`app/build/packedData.ts`).
 * @returns null when it could not be fetched or unpacked
 */
export async function fetchDataText(path: string): Promise<string | null> {
  try {
    const response = await fetch(new URL(path, document.baseURI));
    if (!response.ok) return null;
    const bytes = await response.arrayBuffer();
    const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
    if (first !== packed.first || second !== packed.second) return new TextDecoder().decode(bytes);
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    return await new Response(unpacked).text();
  } catch {
    return null;
  }
}
