/** Edits of a character model and of the text it reads: what they name, and whether a model has it. */
import { cells, type ActivationName } from '#rnn/cells';
import type { Hold } from '#rnn/holds';
import { charModelLayout, type CharModel } from '#rnn/model';
import type { ParameterSlot } from '#rnn/parameters';

/** Places count from 0. */
export type Edit =
  /** A gate or a state held at a value; null: in every unit, at every step. */
  | ({ readonly kind: 'hold' } & Hold)
  /** A unit's states held at 0 at every step. */
  | { readonly kind: 'silence'; readonly unit: number }
  /** One weight replaced; `parameter` is its name in the model's layout, a bias has one column. */
  | {
      readonly kind: 'weight';
      readonly parameter: string;
      readonly row: number;
      readonly column: number;
      readonly value: number;
    }
  /** What is read at a step; what was to be foretold before it stays. */
  | { readonly kind: 'letter'; readonly step: number; readonly letter: string };

/** What an edit names that the model or the text does not have. */
export type Misfit = 'quantity' | 'unit' | 'step' | 'weight' | 'letter';

/** @returns null where the edit can be made on a text of `T` steps */
export function misfitOf(edit: Edit, { spec }: CharModel, T: number): Misfit | null {
  const noUnit = (unit: number) => unit < 0 || unit >= spec.units;
  const noStep = (step: number) => step < 0 || step >= T;
  switch (edit.kind) {
    case 'hold': {
      const names: readonly ActivationName[] = cells[spec.cell].activations;
      if (!names.includes(edit.name)) return 'quantity';
      if (edit.unit !== null && noUnit(edit.unit)) return 'unit';
      return edit.step !== null && noStep(edit.step) ? 'step' : null;
    }
    case 'silence':
      return noUnit(edit.unit) ? 'unit' : null;
    case 'weight':
      return weightIndex(charModelLayout(spec), edit) === null ? 'weight' : null;
    case 'letter':
      if (noStep(edit.step)) return 'step';
      return spec.vocabulary.includes(edit.letter) ? null : 'letter';
    default:
      return edit satisfies never;
  }
}

/** Rows and columns of a parameter; a bias has one column. */
export function rowsAndColumns({ shape }: ParameterSlot): readonly [rows: number, columns: number] {
  return [shape[0] ?? 1, shape[1] ?? 1];
}

/** Where a weight stands in the flat vector; null where there is no such weight. */
export function weightIndex(
  layout: readonly ParameterSlot[],
  { parameter, row, column }: { readonly parameter: string; readonly row: number; readonly column: number },
): number | null {
  const slot = layout.find(({ name }) => name === parameter);
  if (!slot) return null;
  const [rows, columns] = rowsAndColumns(slot);
  const inside = row >= 0 && row < rows && column >= 0 && column < columns;
  return inside ? slot.offset + row * columns + column : null;
}
