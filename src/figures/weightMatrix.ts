/** A parameter of the character model as a matrix: its rows, its columns, and what a weight in it connects. */
import { cells, type ActivationName } from '#rnn/cells';
import type { CharModelSpec } from '#rnn/model';
import type { ParameterSlot } from '#rnn/parameters';

export interface WeightMatrix {
  readonly slot: ParameterSlot;
  readonly rows: number;
  readonly columns: number;
  /** The gates whose blocks lie below each other, each `rows / blocks.length` rows; null where rows are not packed. */
  readonly blocks: readonly ActivationName[] | null;
}

/** What a weight is a number of. Units and letters count from 0. */
export type WeightPlace =
  /** From a letter that is read to a unit. */
  | { readonly kind: 'input'; readonly gate: ActivationName; readonly unit: number; readonly letter: string }
  /** From a unit's hidden state one step before. */
  | {
      readonly kind: 'recurrent';
      readonly gate: ActivationName;
      readonly unit: number;
      readonly from: number;
    }
  | { readonly kind: 'gate'; readonly gate: ActivationName; readonly unit: number }
  /** Of a unit, but of no gate. */
  | { readonly kind: 'unit'; readonly unit: number }
  /** From a unit to the score of a letter. */
  | { readonly kind: 'output'; readonly letter: string; readonly unit: number }
  | { readonly kind: 'outputBias'; readonly letter: string };

/** Vectors of one value a gate and unit are laid out as gates × units, other vectors as one row. */
export function weightMatrix(slot: ParameterSlot, spec: CharModelSpec): WeightMatrix {
  const gates: readonly ActivationName[] = cells[spec.cell].gates;
  const [rows, columns] = slot.shape;
  if (columns !== undefined) return { slot, rows, columns, blocks: slot.layer === 'fc' ? null : gates };
  if (slot.layer !== 'fc' && slot.size === gates.length * spec.units)
    return { slot, rows: gates.length, columns: spec.units, blocks: gates };
  return { slot, rows: 1, columns: slot.size, blocks: null };
}

export function weightPlace(
  { slot, rows, blocks }: WeightMatrix,
  { vocabulary }: CharModelSpec,
  row: number,
  column: number,
): WeightPlace {
  const matrix = slot.shape.length > 1;
  if (slot.layer === 'fc')
    return matrix
      ? { kind: 'output', letter: vocabulary[row], unit: column }
      : { kind: 'outputBias', letter: vocabulary[column] };
  if (!blocks) return { kind: 'unit', unit: column };
  const inBlock = rows / blocks.length;
  const gate = blocks[Math.floor(row / inBlock)];
  const unit = row % inBlock;
  if (!matrix) return { kind: 'gate', gate, unit: column };
  return slot.role === 'input'
    ? { kind: 'input', gate, unit, letter: vocabulary[column] }
    : { kind: 'recurrent', gate, unit, from: column };
}

/** Share of the weights that lie on the colour scale: a few large ones would leave the rest without colour. */
const onScale = 0.98;
/** Weights by which the scale is found at least, of a matrix that has so many. */
const sampled = 1024;

/** The magnitude at which the colours end: a round number that holds nearly all of the given weights. */
export function weightBound(weights: ArrayLike<number>): number {
  const every = Math.max(1, Math.floor(weights.length / sampled));
  const magnitudes = Float64Array.from({ length: Math.ceil(weights.length / every) }, (_, k) =>
    Math.abs(weights[k * every]),
  )
    .filter(Number.isFinite)
    .sort();
  const place = Math.min(magnitudes.length - 1, Math.floor(onScale * magnitudes.length));
  const largest = place < 0 ? 0 : magnitudes[place];
  let bound = 0.1;
  // 0.1, 0.2, 0.5, 1 and so on.
  for (let factor = 0; bound < largest; factor++) bound *= factor % 3 === 1 ? 2.5 : 2;
  return Number(bound.toPrecision(1));
}
