/** Where the parts of a cell stand and where its labels are, wide and narrow. How wires run, cellRoutes.ts says. */
import type { LstmQuantityName } from '#rnn/quantities';
import { gateSize, labelAt, type CellLayout, type Point, type WireLabel } from './cellLayout.ts';

/** The narrowest width whose labels stay apart. */
export const narrowest = 288;

/** The columns and rows between which the wires run, in pixels. */
export interface Frame {
  /** Columns: the four gates, the sum with the product below it, the output product. */
  readonly f: number;
  readonly i: number;
  readonly g: number;
  readonly o: number;
  readonly sum: number;
  readonly out: number;
  /** Column in which the letter comes up, and the point where the previous cell state comes in. */
  readonly letterColumn: number;
  readonly entry: Point;
  readonly left: number;
  readonly right: number;
  /** Rows: the conveyor, tanh of c, the two inner products, the gates, the lines of h and x, the lower edge. */
  readonly conveyor: number;
  readonly squash: number;
  readonly product: number;
  readonly gates: number;
  readonly hidden: number;
  readonly letter: number;
  readonly bottom: number;
  /** How far the two lines into a gate stand from its middle. */
  readonly stub: number;
}

export interface Arrangement extends Omit<CellLayout, 'wires' | 'width'> {
  readonly frame: Frame;
  readonly labels: Readonly<Record<LstmQuantityName, WireLabel>>;
}

export function wideCell(width: number): Arrangement {
  const column = (share: number) => Math.round(width * share);
  const margin = { left: 84, right: 66 };
  const frame: Frame = {
    f: column(0.22),
    i: column(0.39),
    g: column(0.53),
    o: column(0.67),
    sum: column(0.46),
    out: column(0.825),
    letterColumn: margin.left + 22,
    entry: [2, 50],
    left: 2,
    right: width - 2,
    conveyor: 50,
    squash: 95,
    product: 144,
    gates: 203,
    hidden: 246,
    letter: 264,
    bottom: 297,
    stub: 9,
  };
  const { f, sum, out, left, right, conveyor, hidden, product, letterColumn, bottom } = frame;
  const onConveyor = conveyor - 12;
  return {
    kind: 'wide',
    height: 301,
    body: { x: margin.left, y: 13, width: width - margin.left - margin.right, height: 266 },
    frame,
    labels: {
      ...gateLabels(frame),
      previousCellState: labelAt('previousCellState', left, onConveyor),
      keptMemory: labelAt('keptMemory', Math.round((f + sum) / 2) - 42, onConveyor),
      cellState: labelAt('cellState', right, onConveyor, 'end'),
      writtenMemory: labelAt('writtenMemory', sum + 10, Math.round((conveyor + product) / 2) + 5),
      squashedCellState: labelAt('squashedCellState', out - 10, 124, 'end'),
      previousHiddenState: labelAt('previousHiddenState', left, hidden - 12),
      hiddenState: labelAt('hiddenState', right, hidden - 12, 'end'),
      input: labelAt('input', letterColumn + 9, bottom - 2),
    },
  };
}

export function narrowCell(width: number): Arrangement {
  const spread = (width - narrowest) / 4;
  const column = (least: number, place: number) => Math.round(least + place * spread);
  const frame: Frame = {
    f: column(33, 0),
    i: column(86, 1),
    g: column(140, 2),
    o: column(202, 3),
    sum: column(113, 1.5),
    out: column(256, 4),
    letterColumn: column(113, 1.5),
    entry: [8, 26],
    left: 2,
    right: width - 2,
    conveyor: 60,
    squash: 104,
    product: 156,
    gates: 216,
    hidden: 286,
    letter: 262,
    bottom: 320,
    stub: 8,
  };
  const { f, sum, out, left, right, conveyor, hidden, letterColumn, bottom } = frame;
  return {
    kind: 'narrow',
    height: 324,
    body: null,
    frame,
    labels: {
      ...gateLabels(frame),
      previousCellState: labelAt('previousCellState', left, 16),
      keptMemory: labelAt('keptMemory', f + 2, conveyor - 20),
      cellState: labelAt('cellState', right, conveyor - 12, 'end'),
      writtenMemory: labelAt('writtenMemory', sum + 9, conveyor + 38),
      squashedCellState: labelAt('squashedCellState', out - 8, 136, 'end'),
      previousHiddenState: labelAt('previousHiddenState', left, hidden + 21),
      hiddenState: labelAt('hiddenState', right, hidden + 21, 'end'),
      input: labelAt('input', letterColumn + 8, bottom - 4),
    },
  };
}

/** Right of each gate's wire, just above its block. */
function gateLabels({ f, i, g, o, gates }: Frame) {
  const y = gates - gateSize.height / 2 - 8;
  return {
    forgetGate: labelAt('forgetGate', f + 7, y),
    inputGate: labelAt('inputGate', i + 7, y),
    candidate: labelAt('candidate', g + 7, y),
    outputGate: labelAt('outputGate', o + 7, y),
  };
}
