/** The text that a cell figure reads: what of it the model's vocabulary knows, and how its letters are counted. */

/** Letters that the figure shows at most; a strip of more cannot be pointed at. */
export const longestText = 40;

export interface ReadableText {
  /** What the model can read, at most so many letters of the vocabulary as are shown. */
  readonly text: string;
  readonly letters: readonly string[];
  /** Letters left out because the vocabulary lacks them, each once. */
  readonly unknown: readonly string[];
  /** Whether letters beyond those were left out. */
  readonly cut: boolean;
}

/**
 * Parts a typed text, letter by letter, into what the model can read and what it cannot.
 * @param longest  letters that are shown at most
 */
export function readableText(
  typed: readonly string[],
  vocabulary: readonly string[],
  longest = longestText,
): ReadableText {
  const known = new Set(vocabulary);
  const letters = typed.filter((letter) => known.has(letter));
  const unknown = [...new Set(typed.filter((letter) => !known.has(letter)))];
  const shown = letters.slice(0, longest);
  return { text: shown.join(''), letters: shown, unknown, cut: letters.length > longest };
}

/**
 * Where a letter comes for the second time, and where it came first, both from 0: of the letter at `timeStep` if that one
 * comes again there, else of the first that does. Null where none comes twice.
 * @param codes  `[T]`
 */
export function repeatedLetter(
  codes: ArrayLike<number>,
  timeStep: number,
): { readonly first: number; readonly again: number } | null {
  const all = Array.from(codes);
  const comesAgain = (at: number) => at < all.length && all.indexOf(all[at]) < at;
  const again = comesAgain(timeStep) ? timeStep : all.findIndex((_, at) => comesAgain(at));
  return again < 0 ? null : { first: all.indexOf(all[again]), again };
}

/** How many times the letter at `timeStep` has come up to there (1: for the first time), and whether it ever repeats. */
export function occurrence(
  letters: readonly string[],
  timeStep: number,
): { count: number; repeats: boolean } {
  const letter = letters[timeStep];
  return {
    count: letters.slice(0, timeStep + 1).filter((other) => other === letter).length,
    repeats: letters.filter((other) => other === letter).length > 1,
  };
}
