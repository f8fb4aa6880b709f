/**
 * One recurrent layer's sum as blocks: `W_ih x + W_hh h₋₁ + b_ih + b_hh = a`, each with sides that grow with the square
 * root of their lengths, and every block of packed rows cut into its gates. On one line, or where it is narrow on two to four.
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
  /** From top to bottom; empty for a block that has no packed rows. */
  readonly gates: readonly { readonly gate: ActivationName; readonly y: number; readonly height: number }[];
  /** What stands before it, and where. */
  readonly sign: { readonly text: string; readonly x: number; readonly y: number } | null;
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
): ShapeBlocksLayout {
  const { cell, H, B } = size;
  const gates: readonly ActivationName[] = cells[cell].gates;
  const rows = gates.length * H;
  const shapes: Readonly<Record<BlockName, readonly [number, number]>> = {
    weightIh: [rows, I],
    input: [I, B],
    weightHh: [rows, H],
    hidden: [H, B],
    biasIh: [rows, 1],
    biasHh: [rows, 1],
    sums: [rows, B],
  };
  const largest = Math.max(...Object.values(shapes).flat());
  const side = (length: number) =>
    Math.max(shortestSide, Math.round(longestSide * Math.sqrt(length / largest)));
  const slotWidth = (name: BlockName) =>
    Math.max(side(shapes[name][1]), 12 + 6.8 * Math.max(shapeText(shapes[name]).length, 4));
  const fits = (line: readonly BlockName[]) =>
    line.reduce((sum, name) => sum + gap + slotWidth(name), 0) <= width;
  const lines = parted.find((candidate) => candidate.every(fits)) ?? parted[parted.length - 1];
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
      const sign = signs[name];
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
          shapes[name][0] === rows && name !== 'input' && name !== 'hidden'
            ? gates.map((gate, index) => ({
                gate,
                y: y + (index * blockHeight) / gates.length,
                height: blockHeight / gates.length,
              }))
            : [],
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
