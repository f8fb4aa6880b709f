/** How the wires of an LSTM run between its blocks, the same in every arrangement. */
import type { LstmQuantityName } from '#rnn/quantities';
import type { Frame } from './cellArrangement.ts';
import { circle, gateBlock, gateSize, pill, route, type CellWire, type Point } from './cellLayout.ts';

const radius = 13;
const squashPill = { width: 52, height: 26 } as const;

/** Blocks and lines of every wire between the rows and columns of `frame`. */
export function routeWires(frame: Frame): Record<LstmQuantityName, Omit<CellWire, 'label'>> {
  const { f, i, g, o, sum, out, entry, right, conveyor, squash, product, gates, hidden } = frame;
  const gateTop = gates - gateSize.height / 2;
  const gateOf = (operation: 'σ' | 'tanh', x: number) =>
    gateBlock(operation, x, gates, gateSize.width, gateSize.height);
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
