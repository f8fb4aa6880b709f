import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellNames, cells } from '#rnn/cells';
import { shapeBlocks } from './shapeBlocks.ts';

const length = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 4096 }));
const layouts = fc
  .tuple(fc.constantFrom(...cellNames), length, length, length, fc.constantFrom(342, 640, 896))
  .map(([cell, I, H, B, width]) => {
    const { blocks, height } = shapeBlocks({ cell, H, B }, I, width);
    return { cell, H, B, width, blocks, height };
  });

describe('the blocks of a layer', () => {
  it('multiply: every matrix has as many columns as what it meets has rows, and all sums have the same rows', () => {
    fc.assert(
      fc.property(layouts, ({ cell, H, B, blocks }) => {
        const shapeOf = (name: string) => blocks.find((block) => block.name === name)!.shape;
        expect(shapeOf('weightIh')[1]).toBe(shapeOf('input')[0]);
        expect(shapeOf('weightHh')[1]).toBe(shapeOf('hidden')[0]);
        for (const name of ['weightIh', 'weightHh', 'biasIh', 'biasHh', 'sums'])
          expect(shapeOf(name)[0]).toBe(cells[cell].gates.length * H);
        expect(shapeOf('sums')[1]).toBe(B);
      }),
    );
  });

  it('stand transposed and turned round where the batch is in rows, and multiply as well', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cellNames), length, length, length, (cell, I, H, B) => {
        const shapes = (order: 'columns' | 'rows') => shapeBlocks({ cell, H, B }, I, 896, order).blocks;
        const [columns, rows] = [shapes('columns'), shapes('rows')];
        for (const { name, shape } of rows)
          expect(shape.toReversed()).toEqual(columns.find((block) => block.name === name)?.shape);
        expect(rows.map(({ name }) => name).slice(0, 4)).toEqual(['input', 'weightIh', 'hidden', 'weightHh']);
        expect(rows.map(({ sign }) => sign?.text ?? '').slice(0, 4)).toEqual(['', '·', '+', '·']);
        expect(rows[0].shape[1]).toBe(rows[1].shape[0]);
        expect(rows[2].shape[1]).toBe(rows[3].shape[0]);
      }),
    );
  });

  it('stay within the picture and apart from each other, whatever their sizes', () => {
    const smallest = {
      cell: 'rnn',
      H: 1,
      B: 1,
      ...shapeBlocks({ cell: 'rnn', H: 1, B: 1 }, 1, 342),
      width: 342,
    } as const;
    fc.assert(
      fc.property(layouts, ({ blocks, width, height }) => {
        for (const block of blocks) {
          expect(block.x).toBeGreaterThanOrEqual(0);
          expect(block.x + block.width).toBeLessThanOrEqual(width);
          expect(block.y).toBeGreaterThanOrEqual(0);
          expect(block.labelY + 16).toBeLessThanOrEqual(height);
          expect(block.labelY).toBeGreaterThan(block.y + block.height);
        }
        blocks.slice(1).forEach((block, index) => {
          const before = blocks[index];
          const apart =
            block.labelY === before.labelY ? block.x - before.x - before.width : block.y - before.labelY;
          expect(apart).toBeGreaterThan(0);
        });
      }),
      // Sizes of 1 everywhere make every block as large as the largest.
      { examples: [[smallest]] },
    );
  });

  it('are cut into gates of equal height, in the packed order', () => {
    const { blocks } = shapeBlocks({ cell: 'lstm', H: 16, B: 4 }, 8, 896);
    const weights = blocks[0];
    expect(weights.gates.map(({ gate }) => gate)).toEqual(cells.lstm.gates);
    for (const { height } of weights.gates) expect(height).toBeCloseTo(weights.height / 4, 10);
    expect(blocks[1].gates).toEqual([]);
  });

  it('have sides that grow with the square root: four times as long is twice as large', () => {
    const { blocks } = shapeBlocks({ cell: 'rnn', H: 64, B: 16 }, 64, 896);
    expect(blocks[0].width).toBe(2 * blocks[1].width);
  });
});
