/**
 * The GRU laid out for a width: the hidden state along the top like a conveyor, and from there to the gates at the
 * bottom; the reset gate stands below the candidate, to which it lets its share of the past through.
 */
import type { QuantityName } from '#rnn/quantities';
import {
  circle,
  gateBlock,
  gateSize,
  labelled,
  narrowest,
  radius,
  route,
  wideFrom,
  type CellLayout,
  type CellWire,
  type DrawnCell,
  type Point,
} from '../cellLayout.ts';
import { gruGraph } from './gruGraph.ts';

type Kind = 'gru' | 'gruResetBefore';

export function drawnGru(kind: Kind): DrawnCell {
  const graph = gruGraph(kind);
  const labelAt = labelled(graph);
  return {
    graph,
    layout: (wanted) => {
      const width = Math.max(narrowest, Math.round(wanted));
      const frame = width >= wideFrom ? wideFrame(width) : narrowFrame(width);
      const labels = labelPlaces(frame, labelAt);
      const wires = Object.fromEntries(
        Object.entries({ ...stateWires(frame), ...gateWires(frame, kind), ...resetWires(frame, kind) }).map(
          ([name, lines]) => [name, { ...lines, label: labels(name as QuantityName) }],
        ),
      );
      const { height, body, wide } = frame;
      return { kind: wide ? 'wide' : 'narrow', width, height, body, wires } satisfies CellLayout;
    },
  };
}

/** Columns and rows, in pixels. */
interface Frame {
  readonly wide: boolean;
  readonly height: number;
  readonly body: CellLayout['body'];
  /** Columns: update gate, `1 −`, the sum with the product below it, candidate with the reset gate below it. */
  readonly z: number;
  readonly rest: number;
  readonly sum: number;
  readonly n: number;
  /** Columns: the hidden state on its way down and up again, the letter on its way up to the candidate. */
  readonly down: number;
  readonly past: number;
  readonly letterUp: number;
  readonly letterColumn: number;
  readonly entry: Point;
  readonly right: number;
  /** Rows. */
  readonly conveyor: number;
  readonly product: number;
  readonly candidate: number;
  readonly reset: number;
  readonly gates: number;
  readonly hidden: number;
  readonly letter: number;
  readonly bottom: number;
}

/** How far the two lines into a gate stand from its middle. */
const stub = 9;

function wideFrame(width: number): Frame {
  const margin = { left: 84, right: 66 };
  const column = (share: number) => Math.round(width * share);
  const n = column(0.63);
  return {
    ...rows(50),
    wide: true,
    body: { x: margin.left, y: 13, width: width - margin.left - margin.right, height: 374 },
    z: column(0.27),
    rest: column(0.38),
    sum: column(0.5),
    n,
    down: margin.left + 20,
    past: n - 110,
    letterUp: n + 110,
    letterColumn: margin.left + 50,
    entry: [2, 50],
    right: width - 2,
  };
}

function narrowFrame(width: number): Frame {
  const spread = (width - narrowest) / 3;
  const column = (least: number, place: number) => Math.round(least + place * spread);
  const n = column(166, 2);
  return {
    ...rows(60),
    wide: false,
    body: null,
    z: column(36, 0.4),
    rest: column(72, 0.8),
    sum: column(124, 1.4),
    n,
    down: 8,
    past: n - 97,
    letterUp: n + 98,
    letterColumn: column(112, 1),
    entry: [8, 26],
    right: width - 2,
  };
}

function rows(conveyor: number) {
  return {
    conveyor,
    product: conveyor + 80,
    candidate: conveyor + 146,
    reset: conveyor + 202,
    gates: conveyor + 266,
    hidden: conveyor + 312,
    letter: conveyor + 330,
    bottom: conveyor + 362,
    height: conveyor + 366,
  };
}

function labelPlaces(frame: Frame, at: ReturnType<typeof labelled>) {
  const { wide, z, sum, n, past, conveyor, product, candidate, reset, gates, bottom, right } = frame;
  const places = {
    previousHiddenState: () => at('previousHiddenState', 2, wide ? conveyor - 12 : 16),
    input: () => at('input', frame.letterColumn + 9, bottom - 2),
    resetGate: () => at('resetGate', n + 7, gates - gateSize.height / 2 - 8),
    updateGate: () => at('updateGate', z + 7, candidate + 20),
    keptState: () => at('keptState', z + (wide ? 18 : 4), conveyor - (wide ? 12 : 20)),
    writtenShare: () => at('writtenShare', z + 12, product + 31),
    resetHiddenState: () => at('resetHiddenState', n + 7, reset - 20),
    recurrentCandidate: () => at('recurrentCandidate', past + gateSize.width / 2 + 4, reset - 8),
    resetCandidate: () => at('resetCandidate', n + 7, reset - 20),
    candidate: () => at('candidate', n + 7, candidate - gateSize.height / 2 - 8),
    writtenState: () => at('writtenState', sum + 10, (conveyor + product) / 2 + 5),
    hiddenState: () => at('hiddenState', right, conveyor - 12, 'end'),
  };
  return (name: QuantityName) => places[name as keyof typeof places]();
}

type Route = Omit<CellWire, 'label'>;

/** What runs along the conveyor and into it. */
function stateWires({ z, rest, sum, n, right, conveyor, product, candidate, gates }: Frame) {
  const gateTop = gates - gateSize.height / 2;
  return {
    updateGate: route(gateBlock(z, gates), {
      pointed: [
        [
          [z, gateTop],
          [z, conveyor + radius],
        ],
        [
          [z, product],
          [rest - radius, product],
        ],
      ],
      joints: [[z, product]],
    }),
    keptState: route(circle(z, conveyor), {
      pointed: [
        [
          [z + radius, conveyor],
          [sum - radius, conveyor],
        ],
      ],
    }),
    writtenShare: route(circle(rest, product), {
      pointed: [
        [
          [rest + radius, product],
          [sum - radius, product],
        ],
      ],
    }),
    candidate: route(gateBlock(n, candidate), {
      pointed: [
        [
          [n, candidate - gateSize.height / 2],
          [n, product],
          [sum + radius, product],
        ],
      ],
    }),
    writtenState: route(circle(sum, product), {
      pointed: [
        [
          [sum, product - radius],
          [sum, conveyor + radius],
        ],
      ],
    }),
    hiddenState: route(circle(sum, conveyor), {
      pointed: [
        [
          [sum + radius, conveyor],
          [right, conveyor],
        ],
      ],
    }),
  } satisfies Partial<Record<QuantityName, Route>>;
}

/** What comes from outside to the gates. */
function gateWires(frame: Frame, kind: Kind) {
  const { z, n, down, past, letterUp, letterColumn, entry, conveyor, candidate, reset, gates } = frame;
  const { hidden, letter, bottom } = frame;
  const gateBottom = gates + gateSize.height / 2;
  const start = Math.min(letterColumn, z + stub);
  const up = (x: number, from: number, to: number) =>
    [
      [x, from],
      [x, to],
    ] as const;
  return {
    previousHiddenState: route(null, {
      pointed: [
        entry[1] === conveyor
          ? [entry, [z - radius, conveyor]]
          : [entry, [entry[0], conveyor], [z - radius, conveyor]],
        [
          [down, conveyor],
          [down, hidden],
          [n - stub, hidden],
          [n - stub, gateBottom],
        ],
        up(z - stub, hidden, gateBottom),
        kind === 'gru'
          ? up(past, hidden, reset + gateSize.height / 2)
          : [
              [past, hidden],
              [past, reset],
              [n - radius, reset],
            ],
      ],
      joints: [
        [down, conveyor],
        [z - stub, hidden],
        [past, hidden],
      ],
    }),
    input: route(null, {
      plain: [
        [
          [letterColumn, bottom],
          [letterColumn, letter],
        ],
      ],
      pointed: [
        [
          [start, letter],
          [letterUp, letter],
          [letterUp, candidate],
          [n + gateSize.width / 2, candidate],
        ],
        up(z + stub, letter, gateBottom),
        up(n + stub, letter, gateBottom),
      ],
      joints: [
        [start === letterColumn ? z + stub : letterColumn, letter],
        [n + stub, letter],
      ],
    }),
    resetGate: route(gateBlock(n, gates), {
      pointed: [up(n, gates - gateSize.height / 2, reset + radius)],
    }),
  } satisfies Partial<Record<QuantityName, Route>>;
}

/** How the past meets the reset gate, on its way into the candidate. */
function resetWires({ n, past, candidate, reset }: Frame, kind: Kind) {
  const intoCandidate = {
    pointed: [
      [
        [n, reset - radius],
        [n, candidate + gateSize.height / 2],
      ],
    ],
  } as const;
  if (kind === 'gruResetBefore') return { resetHiddenState: route(circle(n, reset), intoCandidate) };
  return {
    recurrentCandidate: route(gateBlock(past, reset), {
      pointed: [
        [
          [past + gateSize.width / 2, reset],
          [n - radius, reset],
        ],
      ],
    }),
    resetCandidate: route(circle(n, reset), intoCandidate),
  };
}
