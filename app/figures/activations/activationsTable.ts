/** The activations as a table: a row for each letter, a column for each unit. */
import type { FigureTable } from '#figures/figureTable';
import type { LetterProperty } from '#inspect/letterProperties';
import type { UnitValues } from '#protocol/inspector';
import type { ActivationsText } from '../../i18n/en.ts';
import { glyphOf } from '../glyph.ts';

/** More values than these make a table that nobody reads and that takes long to build: it then has one unit. */
const mostValues = 70_000;

export const holdsAllUnits = ({ values }: UnitValues): boolean => values.length <= mostValues;

/** @param unit  the one that the table holds; null: all of them */
export function activationsTable(
  { values, H }: UnitValues,
  letters: readonly string[],
  wanted: Float64Array,
  property: LetterProperty,
  unit: number | null,
  { table: words, search }: ActivationsText,
): FigureTable {
  const place = (letter: string, t: number) => `${t + 1} ${glyphOf(letter)}`;
  if (unit !== null)
    return {
      columns: [words.place, words.only(unit + 1, H), search.properties[property]],
      rows: letters.map((letter, t) => [place(letter, t), values[t * H + unit], wanted[t]]),
    };
  const units = Array.from({ length: H }, (_, k) => words.unit(k + 1));
  return {
    columns: [words.place, search.properties[property], ...units],
    rows: letters.map((letter, t) => [place(letter, t), wanted[t], ...values.subarray(t * H, (t + 1) * H)]),
  };
}
