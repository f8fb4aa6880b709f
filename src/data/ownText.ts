/** A learner's own text: from whatever was typed, pasted or dropped to letters to train on, or to what is wrong. */
import { decodeOwnFile, type OwnFileProblem } from './ownFile.ts';
import { encode, normaliseText, splitLetters, vocabularyOf } from './text.ts';

export type OwnText =
  | {
      readonly kind: 'text';
      /** Normalised, white space at both ends removed. */
      readonly text: string;
      readonly vocabulary: readonly string[];
      /** `[N]`, places in the vocabulary. */
      readonly codes: Int32Array;
      /** Letters that were too rare and share one replacement. */
      readonly replaced: number;
    }
  /** Nothing but white space. */
  | { readonly kind: 'empty' }
  /** The same letter again and again: there is nothing to predict. */
  | { readonly kind: 'oneCharacter'; readonly letter: string; readonly count: number }
  | OwnFileProblem;

/** Text or the bytes of a file; UTF-8, UTF-16 with a byte order mark, and Windows-1252 are understood. */
export function parseOwnText(input: string | Uint8Array): OwnText {
  const decoded = decodeOwnFile(input);
  if (decoded.kind !== 'decoded') return decoded;
  const text = normaliseText(decoded.text).trim();
  const letters = splitLetters(text);
  if (letters.length === 0) return { kind: 'empty' };
  const vocabulary = vocabularyOf(letters);
  if (vocabulary.letters.length === 1)
    return { kind: 'oneCharacter', letter: letters[0], count: letters.length };
  const { codes } = encode(letters, vocabulary.letters);
  return { kind: 'text', text, vocabulary: vocabulary.letters, codes, replaced: vocabulary.replaced };
}
