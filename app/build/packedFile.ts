/** A text that the built site has as a file of its own, packed (`packedData.ts` says why), with a hash of its content in the name. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

interface Emitter {
  emitFile(file: { readonly type: 'asset'; readonly fileName: string; readonly source: Uint8Array }): string;
}

/** @returns the file’s name, relative to the page; `app/state/dataText.ts` unpacks it */
export function emitPacked(emitter: Emitter, name: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  const fileName = `${name}-${hash}.json`;
  emitter.emitFile({ type: 'asset', fileName, source: deflateSync(text, { level: 9 }) });
  return fileName;
}
