/** What the rows and columns of a weight mean, so that a learner can name one. */
import { rowsAndColumns } from '#inspect/edits';
import { cells, type ActivationName } from '#rnn/cells';
import type { CharModelSpec } from '#rnn/model';
import type { ParameterSlot } from '#rnn/parameters';

/** What a place along an axis is a number of. */
export type AxisKind = 'unit' | 'letter';

export interface WeightAxes {
  /** Blocks of packed rows, by gate; null where the rows are not packed. */
  readonly blocks: readonly ActivationName[] | null;
  /** Rows of one block. */
  readonly rows: number;
  readonly rowKind: AxisKind;
  readonly columns: number;
  /** Null: a bias, which has one column. */
  readonly columnKind: AxisKind | null;
}

export function weightAxes(slot: ParameterSlot, spec: CharModelSpec): WeightAxes {
  const [rows, columns] = rowsAndColumns(slot);
  const { units } = spec;
  const gates: readonly ActivationName[] = cells[spec.cell].gates;
  if (slot.layer === 'fc')
    return {
      blocks: null,
      rows,
      rowKind: 'letter',
      columns,
      columnKind: slot.shape.length > 1 ? 'unit' : null,
    };
  const packed = gates.length > 1 && rows === gates.length * units;
  return {
    blocks: packed ? gates : null,
    rows: units,
    rowKind: 'unit',
    columns,
    columnKind: slot.shape.length < 2 ? null : slot.name.startsWith('weight_ih') ? 'letter' : 'unit',
  };
}
