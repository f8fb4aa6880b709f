/** What a learner brings, be it typed, pasted or a file: text of a bearable size, or what else it is. */

/** 5 MB, counted in bytes of UTF-8. */
export const ownFileLimit = 5_000_000;

/** What a file that is no text was recognised as; `unknown` has control characters or broken code units. */
export type BinaryFormat = 'pdf' | 'zip' | 'gzip' | 'png' | 'jpeg' | 'unknown';

export type OwnFileProblem =
  | { readonly kind: 'binary'; readonly found: BinaryFormat }
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly limit: number };

/** Text or the bytes of a file; UTF-8, UTF-16 with a byte order mark, and Windows-1252 are understood. */
export function decodeOwnFile(
  input: string | Uint8Array,
): { readonly kind: 'decoded'; readonly text: string } | OwnFileProblem {
  const bytes = typeof input === 'string' ? utf8Length(input) : input.length;
  if (bytes > ownFileLimit) return { kind: 'tooLarge', bytes, limit: ownFileLimit };
  const text = typeof input === 'string' ? input : decodeBytes(input);
  if (text === null || controlCharacter.test(text))
    return { kind: 'binary', found: typeof input === 'string' ? 'unknown' : recognise(input) };
  return { kind: 'decoded', text };
}

/** Those that no text file has: all but tab, line ends, form feed and the end-of-file mark of old systems. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controlCharacter = /[\0-\u0008\u000e-\u0019\u001b-\u001f]/;

function decodeBytes(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not Unicode. Old text files are Windows-1252; that has a character for nearly every byte, so only control
    // characters, which the caller looks for, tell it from a picture.
    return utf16 === null ? new TextDecoder('windows-1252').decode(bytes) : null;
  }
}

const signatures: readonly (readonly [BinaryFormat, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

function recognise(bytes: Uint8Array): BinaryFormat {
  const match = signatures.find(([, signature]) => signature.every((byte, k) => bytes[k] === byte));
  return match?.[0] ?? 'unknown';
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    if (unit < 0x80) continue;
    // A surrogate pair is two units and four bytes: one more for each half.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
