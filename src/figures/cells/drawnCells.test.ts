import { describe, expect, it } from 'vitest';
import { cellNames, cells } from '#rnn/cells';
import { stageOf, type CellGraph } from '../cellGraph.ts';
import {
  narrowest,
  wideFrom,
  type Box,
  type CellLayout,
  type CellWire,
  type DrawnCell,
  type Point,
} from '../cellLayout.ts';
import { loadDrawnCell } from '../drawnCells.ts';

const widths = [narrowest, 320, 340, 358, 420, 520, wideFrom - 1, wideFrom, 680, 736, 900];

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A segment as the box of a wire drawn with the thickest stroke. */
function segmentBox([x0, y0]: Point, [x1, y1]: Point): Box {
  const half = 2;
  return {
    x: Math.min(x0, x1) - half,
    y: Math.min(y0, y1) - half,
    width: Math.abs(x1 - x0) + 2 * half,
    height: Math.abs(y1 - y0) + 2 * half,
  };
}

const segments = ({ lines }: CellWire): readonly Box[] =>
  lines.flatMap((line) => line.slice(1).map((point, index) => segmentBox(line[index], point)));

const drawn = new Map<string, DrawnCell>(
  await Promise.all(cellNames.map(async (kind) => [kind, await loadDrawnCell(kind)] as const)),
);
const wiresOf = ({ parts }: CellGraph, layout: CellLayout) =>
  parts.map((part) => ({ ...part, wire: layout.wires[part.name]! }));

describe.each(cellNames.flatMap((kind) => widths.map((width) => [kind, width] as const)))(
  'the diagram of %s at %i px',
  (kind, width) => {
    const { graph, layout: lay } = drawn.get(kind)!;
    const layout = lay(width);
    const wires = wiresOf(graph, layout);

    it('has a wire for every part of the cell and no other', () => {
      expect(Object.keys(layout.wires).toSorted()).toEqual(graph.parts.map(({ name }) => name).toSorted());
    });

    it('keeps all labels apart', () => {
      const touching = wires.flatMap((a, index) =>
        wires
          .slice(index + 1)
          .filter((b) => overlap(a.wire.label.box, b.wire.label.box))
          .map((b) => `${a.name} on ${b.name}`),
      );
      expect(touching).toEqual([]);
    });

    it('lays no wire and no block under a label', () => {
      const hidden = wires.flatMap(({ name, wire }) =>
        wires
          .filter(({ wire: other }) =>
            [...segments(other), ...(other.block ? [other.block.box] : [])].some((box) =>
              overlap(wire.label.box, box),
            ),
          )
          .map((other) => `${name} on ${other.name}`),
      );
      expect(hidden).toEqual([]);
    });

    it('keeps everything inside the picture', () => {
      const outside = wires
        .filter(({ wire }) =>
          [wire.label.box, ...(wire.block ? [wire.block.box] : []), ...segments(wire)].some(
            (box) =>
              box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > layout.height,
          ),
        )
        .map(({ name }) => name);
      expect(outside).toEqual([]);
    });

    it('keeps all blocks apart, and draws one for each operation', () => {
      const blocks = wires.flatMap(({ wire }) => wire.block?.box ?? []);
      expect(blocks).toHaveLength(graph.parts.filter(({ operation }) => operation).length);
      for (const [index, a] of blocks.entries()) {
        for (const b of blocks.slice(index + 1)) expect(overlap(a, b)).toBe(false);
      }
    });

    it('leads wires to the blocks that are computed from them, and to no other', () => {
      for (const { name, wire, from } of wires) {
        const { block } = wire;
        if (!block) continue;
        const into = wires
          .filter(({ wire: source }) =>
            source.arrows.some(
              ({ tip: [x, y] }) =>
                x >= block.box.x &&
                x <= block.box.x + block.box.width &&
                y >= block.box.y &&
                y <= block.box.y + block.box.height,
            ),
          )
          .map((source) => source.name);
        expect([name, into.toSorted()]).toEqual([name, [...from].toSorted()]);
      }
    });

    it('lays no wire through a block that it does not lead into', () => {
      const through = wires.flatMap(({ name, wire, from }) =>
        wire.block
          ? wires
              .filter(
                (other) =>
                  other.name !== name &&
                  !from.includes(other.name) &&
                  segments(other.wire).some((box) => overlap(box, wire.block!.box)),
              )
              .map((other) => `${other.name} through ${name}`)
          : [],
      );
      expect(through).toEqual([]);
    });
  },
);

describe.each(cellNames)('the reading of %s', (kind) => {
  const { graph } = drawn.get(kind)!;
  const { parts, steps } = graph;

  it('has the steps of the cell in their order, and computes something in each', () => {
    expect(steps.filter((step) => (cells[kind].reading as readonly string[]).includes(step))).toEqual(
      cells[kind].reading,
    );
    expect(new Set(parts.flatMap(({ step }) => step ?? []))).toEqual(new Set(steps));
    for (const step of steps) expect(parts.find(({ name }) => name === step)?.step).toBe(step);
  });

  it('holds every activation of the trace, and every part after what it is computed from', () => {
    const names = parts.map(({ name }) => name);
    for (const name of cells[kind].activations) expect(names).toContain(name);
    for (const [index, { from }] of parts.entries())
      for (const source of from) expect(names.slice(0, index)).toContain(source);
  });

  it('never shows a quantity before what it is computed from', () => {
    const order = ['given', 'done', 'now', 'later'];
    for (const step of steps)
      for (const part of parts)
        for (const source of part.from) {
          const earlier = parts.find(({ name }) => name === source)!;
          expect(order.indexOf(stageOf(graph, earlier, step))).toBeLessThanOrEqual(
            order.indexOf(stageOf(graph, part, step)),
          );
        }
    for (const part of parts) expect(stageOf(graph, part, steps.at(-1)!)).not.toBe('later');
  });
});
