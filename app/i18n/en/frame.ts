/** What a learner reads around every figure, in English. */
import type { SavedKind } from '../../figures/saveFigure.ts';

export const frame = {
  table: 'Data as a table',
  tableCaption: (title: string) => `The data of “${title}”`,
  tableCut: (shown: number, all: number) => `The first ${shown} of ${all} rows; the CSV holds all of them.`,
  save: 'Save what is shown',
  saveAs: (kind: SavedKind, title: string) => `${kind} of “${title}”`,
  saved: (file: string) => `Saved ${file}.`,
  notSaved: (file: string, reason: string) => `${file} could not be saved (${reason}).`,
  unknownReason: 'the browser gave no reason',
};
