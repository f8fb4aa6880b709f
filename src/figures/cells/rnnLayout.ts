/** The plain recurrent network laid out for a width: from left to right where there is room, else from below upwards. */
import type { CellName } from '#rnn/cells';
import type { QuantityName } from '#rnn/quantities';
import {
  gateBlock,
  gateSize,
  labelled,
  narrowest,
  pill,
  pillSize,
  route,
  wideFrom,
  type CellLayout,
  type CellWires,
  type DrawnCell,
  type Point,
} from '../cellLayout.ts';
import { rnnGraph } from './rnnGraph.ts';

export function drawnRnn(kind: Extract<CellName, `rnn${string}`>): DrawnCell {
  const graph = rnnGraph(kind);
  const labelAt = labelled(graph);
  const normalised = graph.parts.some(({ name }) => name === 'normalisedSum');
  return {
    graph,
    layout: (wanted) => {
      const width = Math.max(narrowest, Math.round(wanted));
      return width >= wideFrom ? wide(width, normalised, labelAt) : narrow(width, normalised, labelAt);
    },
  };
}

type LabelAt = ReturnType<typeof labelled>;

const half = { width: gateSize.width / 2, height: gateSize.height / 2 } as const;

function wide(width: number, normalised: boolean, labelAt: LabelAt): CellLayout {
  const margin = { left: 84, right: 66 };
  const column = (share: number) => Math.round(width * share);
  const [row, bottom] = [64, 142];
  const [total, normal, squash] = [column(normalised ? 0.24 : 0.3), column(0.48), column(0.72)];
  const line = (from: number, to: number): readonly Point[] => [
    [from, row],
    [to, row],
  ];
  const above = row - 12;
  const next = normalised ? normal - pillSize.width / 2 : squash - half.width;
  return {
    kind: 'wide',
    width,
    height: bottom + 4,
    body: { x: margin.left, y: 13, width: width - margin.left - margin.right, height: 108 },
    wires: {
      previousHiddenState: {
        ...route(null, { pointed: [line(2, total - half.width)] }),
        label: labelAt('previousHiddenState', 2, above),
      },
      input: {
        ...route(null, {
          pointed: [
            [
              [total, bottom],
              [total, row + half.height],
            ],
          ],
        }),
        label: labelAt('input', total + 9, bottom - 2),
      },
      weightedSum: {
        ...route(gateBlock(total, row), { pointed: [line(total + half.width, next)] }),
        label: labelAt('weightedSum', total + half.width + 14, above),
      },
      ...(normalised && {
        normalisedSum: {
          ...route(pill(normal, row), {
            pointed: [line(normal + pillSize.width / 2, squash - half.width)],
          }),
          label: labelAt('normalisedSum', normal + pillSize.width / 2 + 8, above),
        },
      }),
      hiddenState: {
        ...route(gateBlock(squash, row), { pointed: [line(squash + half.width, width - 2)] }),
        label: labelAt('hiddenState', width - 2, above, 'end'),
      },
    },
  };
}

function narrow(width: number, normalised: boolean, labelAt: LabelAt): CellLayout {
  const x = Math.round(width / 2);
  const squash = 34;
  const normal = 118;
  const total = normalised ? 204 : 130;
  const bottom = total + 76;
  const upwards = (from: number, to: number): readonly Point[] => [
    [x, from],
    [x, to],
  ];
  const label = (name: QuantityName, y: number) => labelAt(name, x + 9, y);
  const squashBottom = squash + half.height;
  const wires: CellWires = {
    previousHiddenState: {
      ...route(null, {
        pointed: [
          [
            [2, total],
            [x - half.width, total],
          ],
        ],
      }),
      label: labelAt('previousHiddenState', 2, total - 12),
    },
    input: {
      ...route(null, { pointed: [upwards(bottom, total + half.height)] }),
      label: label('input', bottom - 6),
    },
    weightedSum: {
      ...route(gateBlock(x, total), {
        pointed: [upwards(total - half.height, normalised ? normal + pillSize.height / 2 : squashBottom)],
      }),
      label: label('weightedSum', total - half.height - 14),
    },
    ...(normalised && {
      normalisedSum: {
        ...route(pill(x, normal), { pointed: [upwards(normal - pillSize.height / 2, squashBottom)] }),
        label: label('normalisedSum', normal - pillSize.height / 2 - 14),
      },
    }),
    hiddenState: {
      ...route(gateBlock(x, squash), {
        pointed: [
          [
            [x + half.width, squash],
            [width - 2, squash],
          ],
        ],
      }),
      label: labelAt('hiddenState', width - 2, squash - 12, 'end'),
    },
  };
  return { kind: 'narrow', width, height: bottom + 4, body: null, wires };
}
