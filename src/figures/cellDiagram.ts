/**
 * The LSTM cell as a diagram, laid out for a width: the cell state along the top like a conveyor, the hidden state
 * and the letter along the bottom, the gates between them. A narrow page gets an arrangement of its own, never the
 * wide one scaled down.
 */
import type { QuantityName } from '#rnn/quantities';
import {
  circle,
  gateBlock,
  labelAt,
  pill,
  route,
  type CellLayout,
  type CellWire,
  type Point,
  type WireLabel,
} from './cellLayout.ts';

/** Pixels from which the wide arrangement fits. */
export const wideFrom = 600;
/** The narrowest width whose labels stay apart. */
export const narrowest = 288;

const radius = 13;
const gate = { width: 44, height: 36 } as const;
const squashPill = { width: 52, height: 26 } as const;

/**
 * Places of blocks, wires and labels in a diagram `width` pixels wide (at least `narrowest`).
 * Texts have fixed sizes and never fall below 12 px; only distances grow with the width.
 */
export function layoutCell(width: number): CellLayout {
  const room = Math.max(narrowest, Math.round(width));
  const { frame, labels, ...rest } = room >= wideFrom ? wideCell(room) : narrowCell(room);
  const routes = routeWires(frame);
  const wires = Object.fromEntries(
    Object.entries(routes).map(([name, lines]) => [name, { ...lines, label: labels[name as QuantityName] }]),
  ) as Record<QuantityName, CellWire>;
  return { ...rest, width: room, wires };
}

/** The columns and rows between which the wires run, in pixels. */
interface Frame {
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

interface Arrangement extends Omit<CellLayout, 'wires' | 'width'> {
  readonly frame: Frame;
  readonly labels: Readonly<Record<QuantityName, WireLabel>>;
}

function wideCell(width: number): Arrangement {
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
    entry: [2, 58],
    left: 2,
    right: width - 2,
    conveyor: 58,
    squash: 104,
    product: 154,
    gates: 214,
    hidden: 258,
    letter: 276,
    bottom: 310,
    stub: 9,
  };
  const { f, sum, out, left, right, conveyor, hidden, product, letterColumn, bottom } = frame;
  const onConveyor = conveyor - 12;
  return {
    kind: 'wide',
    height: 314,
    body: { x: margin.left, y: 20, width: width - margin.left - margin.right, height: 272 },
    frame,
    labels: {
      ...gateLabels(frame),
      previousCellState: labelAt('previousCellState', left, onConveyor),
      keptMemory: labelAt('keptMemory', Math.round((f + sum) / 2) - 42, onConveyor),
      cellState: labelAt('cellState', right, onConveyor, 'end'),
      writtenMemory: labelAt('writtenMemory', sum + 10, Math.round((conveyor + product) / 2) + 5),
      squashedCellState: labelAt('squashedCellState', out - 10, 134, 'end'),
      previousHiddenState: labelAt('previousHiddenState', left, hidden - 12),
      hiddenState: labelAt('hiddenState', right, hidden - 12, 'end'),
      input: labelAt('input', letterColumn + 9, bottom - 2),
    },
  };
}

function narrowCell(width: number): Arrangement {
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
  const y = gates - gate.height / 2 - 8;
  return {
    forgetGate: labelAt('forgetGate', f + 7, y),
    inputGate: labelAt('inputGate', i + 7, y),
    candidate: labelAt('candidate', g + 7, y),
    outputGate: labelAt('outputGate', o + 7, y),
  };
}

/** The wires are the same in every arrangement; only the rows and columns differ. */
function routeWires(frame: Frame): Record<QuantityName, Omit<CellWire, 'label'>> {
  const { f, i, g, o, sum, out, entry, right, conveyor, squash, product, gates, hidden } = frame;
  const gateTop = gates - gate.height / 2;
  const gateOf = (operation: 'σ' | 'tanh', x: number) =>
    gateBlock(operation, x, gates, gate.width, gate.height);
  return {
    previousCellState: route(null, {
      pointed: [corner(entry, [entry[0], conveyor], [f - radius, conveyor])],
    }),
    previousHiddenState: hiddenLine(frame),
    input: letterLine(frame),
    forgetGate: route(gateOf('σ', f), {
      pointed: [
        [
          [f, gateTop],
          [f, conveyor + radius],
        ],
      ],
    }),
    keptMemory: route(circle('×', f, conveyor, radius), {
      pointed: [
        [
          [f + radius, conveyor],
          [sum - radius, conveyor],
        ],
      ],
    }),
    inputGate: route(gateOf('σ', i), {
      pointed: [
        [
          [i, gateTop],
          [i, product],
          [sum - radius, product],
        ],
      ],
    }),
    candidate: route(gateOf('tanh', g), {
      pointed: [
        [
          [g, gateTop],
          [g, product],
          [sum + radius, product],
        ],
      ],
    }),
    writtenMemory: route(circle('×', sum, product, radius), {
      pointed: [
        [
          [sum, product - radius],
          [sum, conveyor + radius],
        ],
      ],
    }),
    cellState: route(circle('+', sum, conveyor, radius), {
      pointed: [
        [
          [sum + radius, conveyor],
          [right, conveyor],
        ],
        [
          [out, conveyor],
          [out, squash - squashPill.height / 2],
        ],
      ],
      joints: [[out, conveyor]],
    }),
    outputGate: route(gateOf('σ', o), {
      pointed: [
        [
          [o, gateTop],
          [o, product],
          [out - radius, product],
        ],
      ],
    }),
    squashedCellState: route(pill('tanh', out, squash, squashPill.width, squashPill.height), {
      pointed: [
        [
          [out, squash + squashPill.height / 2],
          [out, product - radius],
        ],
      ],
    }),
    hiddenState: route(circle('×', out, product, radius), {
      pointed: [
        [
          [out, product + radius],
          [out, hidden],
          [right, hidden],
        ],
      ],
    }),
  };
}

/** A corner, or the straight line where two of its points are one. */
function corner(from: Point, over: Point, to: Point): readonly Point[] {
  return from[1] === over[1] ? [from, to] : [from, over, to];
}

/** `h₋₁` from the left edge into the left half of every gate. */
function hiddenLine({ f, i, g, o, left, gates, hidden, stub }: Frame): Omit<CellWire, 'label'> {
  const gateBottom = gates + gate.height / 2;
  return route(null, {
    pointed: [
      [
        [left, hidden],
        [o - stub, hidden],
        [o - stub, gateBottom],
      ],
      ...[f, i, g].map(
        (x) =>
          [
            [x - stub, hidden],
            [x - stub, gateBottom],
          ] as const,
      ),
    ],
    joints: [f, i, g].map((x) => [x - stub, hidden]),
  });
}

/** The letter from below into the right half of every gate. */
function letterLine({
  f,
  i,
  g,
  o,
  gates,
  letter,
  bottom,
  letterColumn,
  stub,
}: Frame): Omit<CellWire, 'label'> {
  const gateBottom = gates + gate.height / 2;
  const branches = [f, i, g, o].map(
    (x) =>
      [
        [x + stub, letter],
        [x + stub, gateBottom],
      ] as const,
  );
  const start = Math.min(letterColumn, f + stub);
  const inner = [f, i, g].map((x) => x + stub).filter((x) => x !== start);
  return route(null, {
    plain: [
      [
        [letterColumn, bottom],
        [letterColumn, letter],
      ],
      [
        [start, letter],
        [o + stub, letter],
      ],
    ],
    pointed: branches,
    joints: [...inner, ...(letterColumn === start ? [] : [letterColumn])].map((x) => [x, letter]),
  });
}
