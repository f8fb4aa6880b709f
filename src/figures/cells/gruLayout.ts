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
  type CellLayout,
  type CellWire,
  type DrawnCell,
} from '../cellLayout.ts';
import { gruFrame, type GruFrame } from './gruFrame.ts';
import { gruGraph } from './gruGraph.ts';

type Kind = 'gru' | 'gruResetBefore';

export function drawnGru(kind: Kind): DrawnCell {
  const graph = gruGraph(kind);
  const labelAt = labelled(graph);
  return {
    graph,
    layout: (wanted) => {
      const width = Math.max(narrowest, Math.round(wanted));
      const frame = gruFrame(width);
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

/** How far the two lines into a gate stand from its middle. */
const stub = 9;

function labelPlaces(frame: GruFrame, at: ReturnType<typeof labelled>) {
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
function stateWires({ z, rest, sum, n, right, conveyor, product, candidate, gates }: GruFrame) {
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
function gateWires(frame: GruFrame, kind: Kind) {
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
function resetWires({ n, past, candidate, reset }: GruFrame, kind: Kind) {
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
