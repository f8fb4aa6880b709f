/** How the wires of an LSTM run between its blocks, the same in every arrangement. */
import type { LstmQuantityName } from '#rnn/quantities';
import {
  circle,
  gateBlock,
  gateSize,
  pill,
  pillSize,
  radius,
  route,
  type CellWire,
  type Point,
} from '../cellLayout.ts';
import type { Frame } from './lstmArrangement.ts';

type Route = Omit<CellWire, 'label'>;
type Routes = Readonly<Record<LstmQuantityName, Route>> & { readonly normalisedCellState?: Route };

/** How far from a gate's middle the cell state comes in. */
const peepholeAt = 14;

/** Blocks and lines of every wire between the rows and columns of `frame`. */
export function routeLstm(frame: Frame): Routes {
  const { f, i, g, o, sum, out, entry, right, conveyor, squash, product, gates, hidden } = frame;
  const { normalise, peepholes } = frame;
  const gateTop = gates - gateSize.height / 2;
  const halfPill = pillSize.height / 2;
  const reached = normalise ?? squash;
  return {
    previousCellState: route(null, {
      pointed: [
        corner(entry, [entry[0], conveyor], [f - radius, conveyor]),
        ...(peepholes
          ? [
              [
                [peepholes.before, conveyor],
                [peepholes.before, peepholes.row],
                [i - peepholeAt, peepholes.row],
                [i - peepholeAt, gateTop],
              ] as const,
              [
                [f - peepholeAt, peepholes.row],
                [f - peepholeAt, gateTop],
              ] as const,
            ]
          : []),
      ],
      joints: peepholes
        ? [
            [peepholes.before, conveyor],
            [f - peepholeAt, peepholes.row],
          ]
        : [],
    }),
    previousHiddenState: hiddenLine(frame),
    input: letterLine(frame),
    forgetGate: route(gateBlock(f, gates), {
      pointed: [
        [
          [f, gateTop],
          [f, conveyor + radius],
        ],
      ],
    }),
    keptMemory: route(circle(f, conveyor), {
      pointed: [
        [
          [f + radius, conveyor],
          [sum - radius, conveyor],
        ],
      ],
    }),
    inputGate: route(gateBlock(i, gates), {
      pointed: [
        [
          [i, gateTop],
          [i, product],
          [sum - radius, product],
        ],
      ],
    }),
    candidate: route(gateBlock(g, gates), {
      pointed: [
        [
          [g, gateTop],
          [g, product],
          [sum + radius, product],
        ],
      ],
    }),
    writtenMemory: route(circle(sum, product), {
      pointed: [
        [
          [sum, product - radius],
          [sum, conveyor + radius],
        ],
      ],
    }),
    cellState: route(circle(sum, conveyor), {
      pointed: [
        [
          [sum + radius, conveyor],
          [right, conveyor],
        ],
        [
          [out, conveyor],
          [out, reached - halfPill],
        ],
        ...(peepholes
          ? [
              [
                [peepholes.after, conveyor],
                [peepholes.after, peepholes.row],
                [o + peepholeAt, peepholes.row],
                [o + peepholeAt, gateTop],
              ] as const,
            ]
          : []),
      ],
      joints: [[out, conveyor], ...(peepholes ? [[peepholes.after, conveyor] as const] : [])],
    }),
    outputGate: route(gateBlock(o, gates), {
      pointed: [
        [
          [o, gateTop],
          [o, product],
          [out - radius, product],
        ],
      ],
    }),
    ...(normalise !== null && {
      normalisedCellState: route(pill(out, normalise), {
        pointed: [
          [
            [out, normalise + halfPill],
            [out, squash - halfPill],
          ],
        ],
      }),
    }),
    squashedCellState: route(pill(out, squash), {
      pointed: [
        [
          [out, squash + halfPill],
          [out, product - radius],
        ],
      ],
    }),
    hiddenState: route(circle(out, product), {
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
  const gateBottom = gates + gateSize.height / 2;
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
  const gateBottom = gates + gateSize.height / 2;
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
