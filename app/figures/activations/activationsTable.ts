/** The activations as a table: a row for each letter, the painted unit first. */
import type { FigureTable } from '#figures/figureTable';
import type { LetterProperty } from '#inspect/letterProperties';
import type { UnitValues } from '#protocol/inspector';
import type { ActivationsText } from '../../i18n/en.ts';
import { glyphOf } from '../glyph.ts';

/** More values than these make a table that nobody reads and that takes long to build: it then has one unit. */
const mostValues = 70_000;

export function activationsTable(
  { values, H }: UnitValues,
  letters: readonly string[],
  wanted: Float64Array,
  property: LetterProperty,
  unit: number,
  { table: words, search }: ActivationsText,
): FigureTable {
  const all = letters.length * H <= mostValues;
  const others = all ? Array.from({ length: H }, (_, k) => k).filter((k) => k !== unit) : [];
  return {
    columns: [
      words.place,
      all ? words.unit(unit + 1) : words.only(unit + 1, H),
      search.properties[property],
      ...others.map((k) => words.unit(k + 1)),
    ],
    rows: letters.map((letter, t) => [
      `${t + 1} ${glyphOf(letter)}`,
      values[t * H + unit],
      wanted[t],
      ...others.map((k) => values[t * H + k]),
    ]),
  };
}
