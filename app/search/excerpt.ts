/** A piece of a text around the words that were found, with these marked. */

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const letters = 150;

/**
 * @param words  in small letters, whole words of the text
 * @returns      pieces that together are some 150 letters of the text, `…` where it was cut; its beginning where no word stands in it
 */
export function excerptOf(text: string, words: readonly string[]): readonly Piece[] {
  const { from, to } = window(text, words);
  const start = from === 0 ? [] : [{ text: '… ', marked: false }];
  const end = to === text.length ? [] : [{ text: ' …', marked: false }];
  return [...start, ...markedPieces(text.slice(from, to).trim(), words), ...end];
}

/** The whole text, with the words marked. */
export function markedPieces(text: string, words: readonly string[]): readonly Piece[] {
  if (words.length === 0) return [{ text, marked: false }];
  const wanted = new Set(words);
  // The same cuts between words that the index makes.
  const pieces = text.split(/([\n\r\p{Z}\p{P}]+)/u);
  return pieces
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, marked: wanted.has(piece.toLowerCase()) }))
    .reduce<Piece[]>((joined, piece) => {
      const last = joined.at(-1);
      if (last && last.marked === piece.marked)
        joined[joined.length - 1] = { text: last.text + piece.text, marked: piece.marked };
      else joined.push(piece);
      return joined;
    }, []);
}

/** From a little before the first word that was found, cut between words. */
function window(text: string, words: readonly string[]): { readonly from: number; readonly to: number } {
  let offset = 0;
  let first = -1;
  for (const { text: piece, marked } of markedPieces(text, words)) {
    if (marked) {
      first = offset;
      break;
    }
    offset += piece.length;
  }
  if (text.length <= letters) return { from: 0, to: text.length };
  const wished = Math.max(0, Math.min(first - 40, text.length - letters));
  const from = wished === 0 ? 0 : text.indexOf(' ', wished) + 1;
  const end = from + letters;
  return { from, to: end >= text.length ? text.length : Math.max(text.lastIndexOf(' ', end), from + 1) };
}
