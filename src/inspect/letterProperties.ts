/**
 * Properties of letters that a unit may follow: what holds, or how much, right after each letter was read. After the
 * cells that Karpathy, Johnson & Fei-Fei 2015 found by looking ("Visualizing and Understanding Recurrent Networks").
 */
export const letterProperties = [
  'insideQuotes',
  'linePosition',
  'wordPosition',
  'capital',
  'afterSpace',
  'vowel',
  'own',
] as const;
export type LetterProperty = (typeof letterProperties)[number];

/** Letters from `from` up to, but not with, `to`; both counted from 0. */
export interface LetterRange {
  readonly from: number;
  readonly to: number;
}

/** Properties that are amounts; the others are there or not. */
export type LetterAmount = Extract<LetterProperty, 'linePosition' | 'wordPosition'>;

export const isAmount = (property: LetterProperty): property is LetterAmount =>
  property === 'linePosition' || property === 'wordPosition';

export const isYesOrNo = (property: LetterProperty): boolean => !isAmount(property);

/**
 * A property of each letter: 0 or 1, or an amount.
 *
 * - `insideQuotes`: a double quotation mark was opened and not closed, the mark that opens counted in and the one that
 *   closes out, since a network that has read it knows. `"` opens and closes in turns, `“` and `„` open, `”` closes;
 *   a line break closes, as quotations of several paragraphs open anew in each. Single marks are apostrophes too often.
 * - `linePosition`: letters since the last line break, the break itself 0. `wordPosition`: since the last character that is
 *   neither letter nor digit, that one 0.
 * - `capital`: an upper-case letter. `afterSpace`: the letter before is white space; the first one has none before it.
 * - `vowel`: a vowel of the Latin alphabet, accents or not.
 * - `own`: within one of `marked`.
 * @returns `[T]`
 */
export function propertyOf(
  letters: readonly string[],
  property: LetterProperty,
  marked: readonly LetterRange[] = [],
): Float64Array {
  const T = letters.length;
  switch (property) {
    case 'insideQuotes':
      return insideQuotes(letters);
    case 'linePosition':
      return distances(letters, (letter) => letter === '\n');
    case 'wordPosition':
      return distances(letters, (letter) => !/[\p{L}\p{N}]/u.test(letter));
    case 'vowel':
      return Float64Array.from(letters, (letter) => Number(/^[aeiouy]/i.test(letter.normalize('NFD'))));
    case 'capital':
      return Float64Array.from(letters, (letter) => Number(/^\p{Lu}/u.test(letter)));
    case 'afterSpace':
      return Float64Array.from(letters, (_, t) => Number(t > 0 && /^\s$/u.test(letters[t - 1])));
    case 'own': {
      const values = new Float64Array(T);
      for (const { from, to } of marked) values.fill(1, Math.max(0, from), Math.max(0, to));
      return values;
    }
    default:
      return property satisfies never;
  }
}

/** Letters since the last one that separates, which itself is 0. */
function distances(letters: readonly string[], separates: (letter: string) => boolean): Float64Array {
  let distance = 0;
  return Float64Array.from(letters, (letter) => (distance = separates(letter) ? 0 : distance + 1));
}

function insideQuotes(letters: readonly string[]): Float64Array {
  let inside = false;
  return Float64Array.from(letters, (letter) => {
    if (letter === '"') inside = !inside;
    else if (letter === '“' || letter === '„') inside = true;
    else if (letter === '”' || letter === '\n') inside = false;
    return Number(inside);
  });
}
