/** Edits in words. */
import type { Edit } from '#inspect/edits';
import { shortNumber } from '#figures/numbers';
import { charModelLayout, type CharModel } from '#rnn/model';
import type { SurgeryText } from '../../i18n/en.ts';
import { glyphOf } from '../glyph.ts';
import { weightAxes } from './weightAxes.ts';

/** A place along an axis of a weight, in words. */
export function placeName(
  kind: 'unit' | 'letter',
  place: number,
  { spec }: CharModel,
  text: SurgeryText,
): string {
  return kind === 'unit' ? text.unitName(place + 1) : text.letterOption(spec.vocabulary[place] ?? '?');
}

export function editSentence(edit: Edit, model: CharModel, text: SurgeryText): string {
  return text.list.sentence(edit, shortNumber, axesOf(edit, model, text));
}

function axesOf(edit: Edit, model: CharModel, text: SurgeryText) {
  const slot =
    edit.kind === 'weight'
      ? charModelLayout(model.spec).find(({ name }) => name === edit.parameter)
      : undefined;
  // A weight that the model does not have is named by its numbers.
  if (edit.kind !== 'weight') return { row: '', column: null };
  if (!slot) return { row: `${edit.row + 1}`, column: `${edit.column + 1}` };
  const { blocks, rows, rowKind, columnKind } = weightAxes(slot, model.spec);
  const gate = blocks?.[Math.floor(edit.row / rows)];
  const row = placeName(rowKind, blocks ? edit.row % rows : edit.row, model, text);
  return {
    row: text.rowOf(gate === undefined ? null : text.names[gate], row),
    column: columnKind === null ? null : placeName(columnKind, edit.column, model, text),
  };
}

/** Letters of a word as they stand on screen. */
export const shownWord = (letters: readonly string[]): string => letters.map(glyphOf).join('');
