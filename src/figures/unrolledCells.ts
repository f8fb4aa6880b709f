/**
 * A cell unrolled over a word: the same cell once for every letter, its states handed on from left to right, its gates as
 * bars in it. Lengths are CSS pixels.
 */
import { cells, type ActivationName, type CellName, type StateName } from '#rnn/cells';
import { quantities } from '#rnn/quantities';

export interface UnrolledLayout {
  /** May be wider than the page: then it is scrolled. */
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number; readonly top: number };
  /** Left edges of the cells. */
  readonly left: readonly number[];
  /** Rows in which states are handed on, the cell state above the hidden state. */
  readonly states: readonly { readonly name: StateName; readonly y: number }[];
  /** The bars in a cell, by their places from its left edge: gates from 0 to 1. */
  readonly bars: readonly { readonly name: ActivationName; readonly x: number; readonly width: number }[];
  readonly barTop: number;
  readonly barHeight: number;
  /** Baseline of the letters. */
  readonly letters: number;
}

const narrowestColumn = 118;
/** Room for the state that comes in from the left, and out to the right. */
const margin = 66;

export function layoutUnrolled(cell: CellName, T: number, available: number): UnrolledLayout {
  const column = Math.max(narrowestColumn, Math.min(190, (available - margin) / Math.max(1, T)));
  const gap = 62;
  const boxWidth = column - gap;
  const gates = (cells[cell].gates as readonly ActivationName[]).filter(
    (name) => quantities[name].scale === 'gate',
  );
  const states = cells[cell].states.map((name, index) => ({ name, y: 34 + index * 92 }));
  const height = gates.length > 0 ? 138 : 80;
  const barWidth = gates.length > 0 ? Math.min(14, (boxWidth - 12) / gates.length - 3) : 0;
  const spread = gates.length > 0 ? (boxWidth - gates.length * barWidth) / (gates.length + 1) : 0;
  return {
    width: Math.ceil(margin + T * column),
    height: height + 62,
    box: { width: boxWidth, height, top: 10 },
    left: Array.from({ length: T }, (_, t) => margin + t * column),
    // A lone state runs through the middle of what it has.
    states: states.length > 1 ? states : states.map(({ name }) => ({ name, y: height - 12 })),
    bars: gates.map((name, index) => ({
      name,
      x: spread + index * (barWidth + spread),
      width: barWidth,
    })),
    barTop: 46,
    barHeight: 54,
    letters: height + 56,
  };
}
