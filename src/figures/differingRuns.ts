/** Two texts compared letter by letter at the same places. */

/** Letters in a row that are all as in the other text, or all different. */
export interface LetterRun {
  readonly text: string;
  readonly differs: boolean;
}

/** `letters` in runs against `other`; a letter that the other text does not have differs. */
export function differingRuns(letters: readonly string[], other: readonly string[]): readonly LetterRun[] {
  const runs: { text: string; differs: boolean }[] = [];
  letters.forEach((letter, place) => {
    const differs = letter !== other[place];
    const last = runs.at(-1);
    if (last?.differs === differs) last.text += letter;
    else runs.push({ text: letter, differs });
  });
  return runs;
}

/** How many letters differ, and the first place (from 0) where they do; null where the texts are the same. */
export function differences(
  letters: readonly string[],
  other: readonly string[],
): { readonly count: number; readonly first: number } | null {
  const longer = letters.length >= other.length ? letters : other;
  const places = longer.flatMap((_, place) => (letters[place] === other[place] ? [] : [place]));
  return places.length === 0 ? null : { count: places.length, first: places[0] };
}
