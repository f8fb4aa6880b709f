/** What a view of a cell is given, and what it makes of it. */
import type { ComponentType } from 'react';
import type { CellGraph } from '#figures/cellGraph';
import type { DrawnCell } from '#figures/cellLayout';
import { unitValues, type CellValues } from '#figures/cellValues';
import type { FigureTable, TableCell } from '#figures/figureTable';
import type { CharModel } from '#rnn/model';
import type { QuantityName } from '#rnn/quantities';
import type { LayerTrace } from '#rnn/trace';
import type { Catalogue } from '../i18n/en.ts';
import type { CellView } from '../state/cellView.ts';
import type { CellWords } from './cellWords.ts';

/** A cell at one step of one letter, with one unit chosen. */
export interface ShownCell {
  readonly drawn: DrawnCell;
  readonly graph: CellGraph;
  readonly words: CellWords;
  readonly model: CharModel;
  readonly trace: LayerTrace;
  readonly letters: readonly string[];
  readonly codes: Int32Array;
  /** Counted from 0, as is `unit`. */
  readonly timeStep: number;
  readonly unit: number;
  readonly step: QuantityName;
  /** Of all units, `[H]` each, at this letter. */
  readonly values: CellValues;
  /** The same at every letter. */
  readonly overTime: readonly CellValues[];
}

export interface CellPictureProps {
  readonly shown: ShownCell;
  readonly view: CellView;
  readonly onView: (view: CellView) => void;
}

export interface CellPictureKind {
  readonly Picture: ComponentType<CellPictureProps>;
  readonly table: (shown: ShownCell, view: CellView, text: Catalogue) => FigureTable;
}

/** Every quantity of the unit at every letter. */
export function unitTable(
  { graph, words, overTime, letters, unit }: ShownCell,
  _view: CellView,
  { cell }: Catalogue,
): FigureTable {
  const ofUnit = overTime.map((values) => unitValues(values, unit));
  return {
    columns: [
      cell.unitColumn(unit + 1),
      ...letters.map((letter, t) => `${t + 1} ${cell.letterName(letter)}`),
    ],
    rows: graph.parts
      .filter(({ name }) => name !== 'input')
      .map(({ name }) => {
        const numbers = ofUnit.map((values): TableCell => values[name] ?? NaN);
        numbers.unshift(words.names[name] ?? name);
        return numbers;
      }),
  };
}
