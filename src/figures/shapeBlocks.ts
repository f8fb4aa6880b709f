/**
 * One recurrent layer's sum as blocks: `W_ih x + W_hh h₋₁ + b_ih + b_hh = a`, each with sides that grow with the square
 * root of their lengths, and every block of packed rows cut into its gates; or `X W_ih`, with the batch in rows. On one line, or where it is narrow on two to four.
 */
import { cells, type ActivationName } from '#rnn/cells';
import type { StackSize } from './stackTensors.ts';

export type BlockName = 'weightIh' | 'input' | 'weightHh' | 'hidden' | 'biasIh' | 'biasHh' | 'sums';

export interface ShapeBlock {
  readonly name: BlockName;
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its labels are centred, and the baseline of the first. */
  readonly labelX: number;
  readonly labelY: number;
  /** From top to bottom, or where the batch is in rows from left to right; empty for a block that has no packed rows. */
  readonly gates: readonly GateBand[];
  /** What stands before it, and where. */
  readonly sign: { readonly text: string; readonly x: number; readonly y: number } | null;
}

/** The part of a block that belongs to one gate. */
export interface GateBand {
  readonly gate: ActivationName;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ShapeBlocksLayout {
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly ShapeBlock[];
}

const longestSide = 92;
const shortestSide = 5;
const gap = 26;
/** Two lines of labels and the space below them. */
const labelHeight = 52;
const signs: Readonly<Record<BlockName, string>> = {
  weightIh: '',
  input: '·',
  weightHh: '+',
  hidden: '·',
  biasIh: '+',
  biasHh: '+',
  sums: '=',
};

/** Lines of blocks, the longest first. */
const parted: readonly (readonly (readonly BlockName[])[])[] = [
  [['weightIh', 'input', 'weightHh', 'hidden', 'biasIh', 'biasHh', 'sums']],
  [
    ['weightIh', 'input', 'weightHh', 'hidden'],
    ['biasIh', 'biasHh', 'sums'],
  ],
  [
    ['weightIh', 'input'],
    ['weightHh', 'hidden'],
    ['biasIh', 'biasHh', 'sums'],
  ],
  [['weightIh', 'input'], ['weightHh', 'hidden'], ['biasIh', 'biasHh'], ['sums']],
];

/** Whether an example is a column, `W x`, or a row, `X W`, where weights stand transposed. */
export type BatchOrder = 'columns' | 'rows';

/** With the batch in rows each product is the other way round. */
const turned: Readonly<Partial<Record<BlockName, BlockName>>> = {
  weightIh: 'input',
  input: 'weightIh',
  weightHh: 'hidden',
  hidden: 'weightHh',
};

/** Rows × columns, as it is written under a block. */
export const shapeText = (shape: readonly number[]): string => shape.join(' × ');

/**
 * @param width  pixels that there are
 * @param I      what the layer reads: the inputs, or the hidden states of the layer below
 */
export function shapeBlocks(
  size: Pick<StackSize, 'cell' | 'H' | 'B'>,
  I: number,
  width: number,
  order: BatchOrder = 'columns',
): ShapeBlocksLayout {
  const { cell, H, B } = size;
  const inRows = order === 'rows';
  const gates: readonly ActivationName[] = cells[cell].gates;
  const rows = gates.length * H;
  const stands = (shape: readonly [number, number]): readonly [number, number] =>
    inRows ? [shape[1], shape[0]] : shape;
  const shapes: Readonly<Record<BlockName, readonly [number, number]>> = {
    weightIh: stands([rows, I]),
    input: stands([I, B]),
    weightHh: stands([rows, H]),
    hidden: stands([H, B]),
    biasIh: stands([rows, 1]),
    biasHh: stands([rows, 1]),
    sums: stands([rows, B]),
  };
  const largest = Math.max(...Object.values(shapes).flat());
  const side = (length: number) =>
    Math.max(shortestSide, Math.round(longestSide * Math.sqrt(length / largest)));
  const slotWidth = (name: BlockName) =>
    Math.max(side(shapes[name][1]), 12 + 6.8 * Math.max(shapeText(shapes[name]).length, 4));
  const fits = (line: readonly BlockName[]) =>
    line.reduce((sum, name) => sum + gap + slotWidth(name), 0) <= width;
  const candidates = inRows
    ? parted.map((lines) => lines.map((names) => names.map((name) => turned[name] ?? name)))
    : parted;
  const lines = candidates.find((candidate) => candidate.every(fits)) ?? candidates[candidates.length - 1];
  let top = 4;
  const blocks = lines.flatMap((names) => {
    const height = Math.max(...names.map((name) => side(shapes[name][0])));
    const middle = top + height / 2;
    // Room for the letters of the gates, and for the sign that a line begins with.
    let left = gap;
    const line = names.map((name): ShapeBlock => {
      const [blockHeight, blockWidth] = [side(shapes[name][0]), side(shapes[name][1])];
      const slot = slotWidth(name);
      const [x, y] = [left + (slot - blockWidth) / 2, middle - blockHeight / 2];
      // A sign belongs to the place, not to what stands there.
      const sign = signs[(inRows && turned[name]) || name];
      const band = (gate: ActivationName, from: number, share: number): GateBand =>
        inRows
          ? { gate, x: x + from * blockWidth, y, width: share * blockWidth, height: blockHeight }
          : { gate, x, y: y + from * blockHeight, width: blockWidth, height: share * blockHeight };
      const block = {
        name,
        shape: shapes[name],
        x,
        y,
        width: blockWidth,
        height: blockHeight,
        labelX: left + slot / 2,
        labelY: top + height + 18,
        gates:
          name === 'input' || name === 'hidden'
            ? []
            : gates.map((gate, index) => band(gate, index / gates.length, 1 / gates.length)),
        sign: sign === '' ? null : { text: sign, x: left - gap / 2, y: middle + 6 },
      };
      left += slot + gap;
      return block;
    });
    top += height + labelHeight;
    return line;
  });
  return { width, height: top - 8, blocks };
}
