/** Properties of letters that a unit may follow, read off the text itself. */
import type { LetterProperty } from './following.ts';

export const letterPropertyNames = [
  'insideQuotes',
  'linePosition',
  'capital',
  'afterSpace',
  'vowel',
  'wordPosition',
] as const;
export type LetterPropertyName = (typeof letterPropertyNames)[number];

const marks = (values: readonly boolean[]): LetterProperty => ({
  kind: 'marks',
  values: Uint8Array.from(values, Number),
});

/** @returns for every letter whether it has the property, or how much of it */
export function letterProperty(name: LetterPropertyName, letters: readonly string[]): LetterProperty {
  switch (name) {
    case 'insideQuotes':
      return marks(insideQuotes(letters));
    case 'linePosition':
      return { kind: 'numbers', values: distances(letters, (letter) => letter === '\n') };
    case 'wordPosition':
      return { kind: 'numbers', values: distances(letters, (letter) => !/[\p{L}\p{N}]/u.test(letter)) };
    case 'capital':
      return marks(letters.map((letter) => /\p{Lu}/u.test(letter)));
    case 'afterSpace':
      return marks(letters.map((_, t) => t > 0 && /\s/u.test(letters[t - 1])));
    case 'vowel':
      return marks(letters.map((letter) => /[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý]/iu.test(letter)));
    default:
      return name satisfies never;
  }
}

/** Letters since the last separator, which itself is 0. */
function distances(letters: readonly string[], separates: (letter: string) => boolean): Float64Array {
  let distance = 0;
  return Float64Array.from(letters, (letter) => (distance = separates(letter) ? 0 : distance + 1));
}

/** Between a quotation mark and the one that ends it; the marks themselves are outside. A paragraph ends what was open. */
function insideQuotes(letters: readonly string[]): readonly boolean[] {
  let inside = false;
  return letters.map((letter) => {
    if (letter === '“' || letter === '«') inside = true;
    else if (letter === '”' || letter === '»' || letter === '\n') inside = false;
    else if (letter === '"') inside = !inside;
    else return inside;
    return false;
  });
}
