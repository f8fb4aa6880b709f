/**
 * Where the parts of an LSTM stand and where its labels are, wide and narrow: the cell state along the top like a
 * conveyor, the hidden state and the letter along the bottom, the gates between them. How wires run, lstmRoutes.ts
 * says. Texts have fixed sizes and never fall below 12 px; only distances grow with the width.
 */
import type { LstmQuantityName } from '#rnn/quantities';
import type { CellGraph } from '../cellGraph.ts';
import { gateSize, labelled, narrowest, type CellLayout, type Point, type WireLabel } from '../cellLayout.ts';

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
  /** Row in which the cell state is normalised before its tanh. */
  readonly normalise: number | null;
  /** The row above the gates in which the cell state comes to them, and the columns in which it leaves the conveyor. */
  readonly peepholes: { readonly row: number; readonly before: number; readonly after: number } | null;
}

/** What the kinds differ in. */
export interface LstmExtras {
  readonly graph: CellGraph;
  readonly peepholes: boolean;
  readonly normalised: boolean;
}

export interface Arrangement extends Omit<CellLayout, 'wires' | 'width'> {
  readonly frame: Frame;
  readonly labels: Readonly<Record<LstmQuantityName, WireLabel>> & {
    readonly normalisedCellState?: WireLabel;
  };
}

/** Pixels by which what lies below moves down, to make room for peepholes and for the block that normalises. */
const room = { peepholes: 14, normalised: 52 } as const;

export function wideLstm(width: number, { graph, peepholes, normalised }: LstmExtras): Arrangement {
  const labelAt = labelled(graph);
  const lower = normalised ? room.normalised : 0;
  const low = lower + (peepholes ? room.peepholes : 0);
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
    squash: 95 + lower,
    product: 144 + lower,
    gates: 203 + low,
    hidden: 246 + low,
    letter: 264 + low,
    bottom: 297 + low,
    stub: 9,
    normalise: normalised ? 95 : null,
    peepholes: peepholes
      ? { row: 203 + low - 28, before: column(0.22) - 40, after: column(0.825) + 40 }
      : null,
  };
  const { f, sum, out, left, right, conveyor, hidden, product, letterColumn, bottom } = frame;
  const onConveyor = conveyor - 12;
  return {
    kind: 'wide',
    height: 301 + low,
    body: { x: margin.left, y: 13, width: width - margin.left - margin.right, height: 266 + low },
    frame,
    labels: {
      ...gateLabels(frame, labelAt),
      previousCellState: labelAt('previousCellState', left, onConveyor),
      keptMemory: labelAt('keptMemory', Math.round((f + sum) / 2) - 42, onConveyor),
      cellState: labelAt('cellState', right, onConveyor, 'end'),
      writtenMemory: labelAt('writtenMemory', sum + 10, Math.round((conveyor + product) / 2) + 5),
      squashedCellState: labelAt('squashedCellState', out - 10, 124 + lower, 'end'),
      ...(normalised && { normalisedCellState: labelAt('normalisedCellState', out - 10, 124, 'end') }),
      previousHiddenState: labelAt('previousHiddenState', left, hidden - 12),
      hiddenState: labelAt('hiddenState', right, hidden - 12, 'end'),
      input: labelAt('input', letterColumn + 9, bottom - 2),
    },
  };
}

export function narrowLstm(width: number, { graph, peepholes, normalised }: LstmExtras): Arrangement {
  const labelAt = labelled(graph);
  const lower = normalised ? room.normalised : 0;
  const low = lower + (peepholes ? room.peepholes : 0);
  const spread = (width - narrowest) / 4;
  const column = (least: number, place: number) => Math.round(least + place * spread);
  const frame: Frame = {
    f: column(peepholes ? 32 : 33, 0),
    i: column(peepholes ? 85 : 86, 1),
    g: column(peepholes ? 138 : 140, 2),
    o: column(peepholes ? 200 : 202, 3),
    sum: column(113, 1.5),
    // With peepholes the cell state comes down on the right of it.
    out: peepholes ? column(253, 3.6) : column(256, 4),
    letterColumn: column(113, 1.5),
    entry: [8, 26],
    left: 2,
    right: width - 2,
    conveyor: 60,
    squash: 104 + lower,
    product: 156 + lower,
    gates: 216 + low,
    hidden: 286 + low,
    letter: 262 + low,
    bottom: 320 + low,
    stub: 8,
    normalise: normalised ? 104 : null,
    peepholes: peepholes ? { row: 216 + low - 28, before: 8, after: column(283, 3.7) } : null,
  };
  const { f, sum, out, left, right, conveyor, hidden, letterColumn, bottom } = frame;
  return {
    kind: 'narrow',
    height: 324 + low,
    body: null,
    frame,
    labels: {
      ...gateLabels(frame, labelAt),
      previousCellState: labelAt('previousCellState', left, 16),
      keptMemory: labelAt('keptMemory', f + 2, conveyor - 20),
      cellState: labelAt('cellState', right, conveyor - 12, 'end'),
      writtenMemory: labelAt('writtenMemory', sum + 9, conveyor + 38),
      squashedCellState: labelAt('squashedCellState', out - 8, 136 + lower, 'end'),
      ...(normalised && { normalisedCellState: labelAt('normalisedCellState', out - 8, 136, 'end') }),
      previousHiddenState: labelAt('previousHiddenState', left, hidden + 21),
      hiddenState: labelAt('hiddenState', right, hidden + 21, 'end'),
      input: labelAt('input', letterColumn + 8, bottom - 4),
    },
  };
}

/** Right of each gate's wire, just above its block or above what comes to it from the conveyor. */
function gateLabels({ f, i, g, o, gates, peepholes }: Frame, labelAt: ReturnType<typeof labelled>) {
  const y = gates - gateSize.height / 2 - 8 - (peepholes ? room.peepholes : 0);
  return {
    forgetGate: labelAt('forgetGate', f + 7, y),
    inputGate: labelAt('inputGate', i + 7, y),
    candidate: labelAt('candidate', g + 7, y),
    outputGate: labelAt('outputGate', o + 7, y),
  };
}
