import { describe, expect, it } from 'vitest';
import type { LstmQuantityName } from '#rnn/quantities';
import { narrowest } from './cellArrangement.ts';
import { layoutCell, wideFrom } from './cellDiagram.ts';
import { lstmParts, lstmQuantities, readingSteps, stageOf } from './cellGraph.ts';
import type { Box, CellLayout, Point } from './cellLayout.ts';

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

function segments({ wires }: CellLayout, name: LstmQuantityName): readonly Box[] {
  return wires[name].lines.flatMap((line) =>
    line.slice(1).map((point, index) => segmentBox(line[index], point)),
  );
}

const pairs = lstmQuantities.flatMap((a, index) =>
  lstmQuantities.slice(index + 1).map((b) => [a, b] as const),
);

describe.each(widths)('the cell diagram at %i px', (width) => {
  const layout = layoutCell(width);

  it('keeps all labels apart', () => {
    const label = (name: LstmQuantityName) => layout.wires[name].label.box;
    expect(pairs.filter(([a, b]) => overlap(label(a), label(b)))).toEqual([]);
  });

  it('lays no wire and no block under a label', () => {
    const hidden = lstmQuantities.flatMap((name) => {
      const { box } = layout.wires[name].label;
      return lstmQuantities
        .filter((other) => {
          const { block } = layout.wires[other];
          return [...segments(layout, other), ...(block ? [block.box] : [])].some((drawn) =>
            overlap(box, drawn),
          );
        })
        .map((other) => `${name} on ${other}`);
    });
    expect(hidden).toEqual([]);
  });

  it('keeps everything inside the picture', () => {
    const outside = lstmQuantities.filter((name) => {
      const { label, block } = layout.wires[name];
      return [label.box, ...(block ? [block.box] : []), ...segments(layout, name)].some(
        (box) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > layout.height,
      );
    });
    expect(outside).toEqual([]);
  });

  it('keeps all blocks apart', () => {
    const blocks = lstmQuantities.flatMap((name) => layout.wires[name].block?.box ?? []);
    expect(blocks).toHaveLength(9);
    for (const [index, a] of blocks.entries()) {
      for (const b of blocks.slice(index + 1)) expect(overlap(a, b)).toBe(false);
    }
  });

  it('leads every wire to the blocks that are computed from it', () => {
    for (const name of lstmQuantities) {
      const { block } = layout.wires[name];
      if (!block) continue;
      for (const source of lstmParts[name].from) {
        const touches = layout.wires[source].arrows.some(
          ({ tip: [x, y] }) =>
            x >= block.box.x &&
            x <= block.box.x + block.box.width &&
            y >= block.box.y &&
            y <= block.box.y + block.box.height,
        );
        expect(touches).toBe(true);
      }
    }
  });
});

describe('the stages of the reading', () => {
  it('have computed everything at the last step, and only the forget gate with what it keeps at the first', () => {
    const first = lstmQuantities.filter((name) => stageOf(name, readingSteps[0]) === 'now');
    expect(first).toEqual(['forgetGate', 'keptMemory']);
    expect(lstmQuantities.filter((name) => stageOf(name, readingSteps[5]) === 'later')).toEqual([]);
  });

  it('never show a quantity before what it is computed from', () => {
    const order = ['given', 'done', 'now', 'later'];
    for (const step of readingSteps) {
      for (const name of lstmQuantities) {
        for (const source of lstmParts[name].from) {
          expect(order.indexOf(stageOf(source, step))).toBeLessThanOrEqual(
            order.indexOf(stageOf(name, step)),
          );
        }
      }
    }
  });
});
