/** Oracles: sums of lengths, and values chosen so that the picture can be worked out by hand. */
import { describe, expect, it } from 'vitest';
import { derivativeNumber } from './derivativeNumber.ts';
import { layoutBackwardStrip, stepAtPixel, wallPixel } from './backwardStrip.ts';

const row = {
  name: 'h',
  direct: [1, -2, 0],
  recurrent: [2, 1, 0],
  total: [3, -1, 0],
};
const weight = { terms: [4, -1, 2], sums: [5, 1, 2] };
const strip = layoutBackwardStrip(600, [row, { ...row, name: 'c' }], weight);

/** Pixels of a bar above zero, with its sign. */
const end = (bar: { y: number; height: number } | null, zero: number, up: boolean) =>
  bar ? zero - (up ? bar.y : bar.y + bar.height) : NaN;

describe('a cell of the strip', () => {
  const { zero, cells, bound } = strip.rows[0];
  const unit = 19 / 3;

  it('has bars in proportion to the values, the largest of the row reaching its edge', () => {
    expect(bound).toBe(3);
    expect(end(cells[0].direct, zero, true)).toBeCloseTo(unit, 10);
    expect(end(cells[0].total, zero, true)).toBeCloseTo(19, 10);
    expect(end(cells[1].direct, zero, false)).toBeCloseTo(-2 * unit, 10);
  });

  it('begins the recurrent bar where the direct one ends, and ends it where the total does', () => {
    const [up, mixed] = cells;
    expect(up.recurrent?.y).toBeCloseTo(up.total?.y ?? NaN, 10);
    expect((up.recurrent?.y ?? NaN) + (up.recurrent?.height ?? NaN)).toBeCloseTo(up.direct?.y ?? NaN, 10);
    const bottom = (mixed.direct?.y ?? NaN) + (mixed.direct?.height ?? NaN);
    expect((mixed.recurrent?.y ?? NaN) + (mixed.recurrent?.height ?? NaN)).toBeCloseTo(bottom, 10);
    expect(mixed.recurrent?.y).toBeCloseTo((mixed.total?.y ?? NaN) + (mixed.total?.height ?? NaN), 10);
  });

  it('draws nothing for zero, a line for what is next to nothing, and no bar for what is no number', () => {
    expect(cells[2].total?.height).toBe(0);
    const odd = { name: 'h', direct: [1e-300, NaN], recurrent: [0, 1], total: [1e-300, NaN] };
    const { cells: drawn } = layoutBackwardStrip(600, [{ ...odd, direct: [1e-300, 7], total: [1e-300, 7] }], {
      terms: [0, 0],
      sums: [0, 0],
    }).rows[0];
    expect(drawn[0].total?.height).toBe(1);
    expect(drawn[0].text).toBe('1.0e−300');
    const [, broken] = layoutBackwardStrip(600, [odd], { terms: [0, 0], sums: [0, 0] }).rows[0].cells;
    expect([broken.direct, broken.recurrent, broken.total, broken.text]).toEqual([null, null, null, 'NaN']);
  });

  it('marks where the total would end without a wall, and only where that is elsewhere', () => {
    const cut = { ...row, total: [3, -1, 0], uncut: [3, -6, 0] };
    const { rows } = layoutBackwardStrip(600, [cut], weight);
    expect(rows[0].bound).toBe(6);
    expect(rows[0].cells.map(({ uncut }) => uncut && uncut.y - rows[0].zero)).toEqual([null, 19, null]);
  });

  it('fills the row even when all values are 1e-300', () => {
    const small = { name: 'h', direct: [1e-300], recurrent: [0], total: [1e-300] };
    const { rows } = layoutBackwardStrip(600, [small], { terms: [0], sums: [0] });
    expect(rows[0].cells[0].total?.height).toBeCloseTo(19, 10);
  });
});

describe('the growing sum', () => {
  it('starts each term where the sum of the later ones ends', () => {
    const { cells, zero } = strip.sum;
    const unit = 36 / 5;
    expect(cells.map(({ level }) => zero - level)).toEqual(
      [36, unit, 2 * unit].map((v) => expect.closeTo(v, 10)),
    );
    expect(cells[2].bar?.height).toBeCloseTo(2 * unit, 10);
    expect(cells[1].bar?.height).toBeCloseTo(unit, 10);
    expect(cells[1].bar?.y).toBeCloseTo(cells[2].level, 10);
    expect(cells[0].bar?.height).toBeCloseTo(4 * unit, 10);
    expect(cells.map(({ text }) => text)).toEqual(['5.0', '1.0', '2.0']);
  });
});

describe.each([358, 390, 600, 736, 1200])('at %i pixels', (width) => {
  it.each([1, 4, 15])('%i steps share the width, and nothing overlaps or leaves the strip', (T) => {
    const values = Array.from({ length: T }, (_, t) => Math.sin(t + 1));
    const rows = ['h', 'o', 'c'].map((name) => ({
      name,
      direct: values,
      recurrent: values,
      total: values.map((v) => 2 * v),
    }));
    const layout = layoutBackwardStrip(width, rows, { terms: values, sums: values });
    expect(layout.columns).toHaveLength(T);
    expect(layout.left + T * layout.columnWidth).toBeCloseTo(width, 8);
    expect(layout.numbersFit).toBe(layout.columnWidth >= 62);
    let above = layout.way;
    for (const { top, height, cells } of layout.rows) {
      expect(top).toBeGreaterThan(above);
      above = top + height;
      for (const [t, cell] of cells.entries())
        for (const bar of [cell.direct, cell.recurrent, cell.total]) {
          expect(bar?.x).toBeGreaterThanOrEqual(layout.columns[t].x);
          expect((bar?.x ?? NaN) + (bar?.width ?? NaN)).toBeLessThanOrEqual(
            layout.columns[t].x + layout.columnWidth,
          );
          expect(bar?.y).toBeGreaterThanOrEqual(top);
          expect((bar?.y ?? NaN) + (bar?.height ?? NaN)).toBeLessThanOrEqual(top + height);
        }
    }
    expect(layout.sum.top).toBeGreaterThan(above);
    expect(layout.sum.top + layout.sum.height).toBeLessThan(layout.height);
    for (let t = 0; t < T; t++) {
      expect(stepAtPixel(layout, layout.columns[t].middle)).toBe(t);
      expect(wallPixel(layout, t)).toBeCloseTo(layout.columns[t].x, 10);
    }
    expect([stepAtPixel(layout, -9), stepAtPixel(layout, width + 9)]).toEqual([0, T - 1]);
  });
});

it('derivatives are written with two digits, and none that is not zero as zero', () => {
  const written = [0, -0, 0.0312, -0.0312, 1, 12.4, 150, 999, 1500, 1e-3, 9.9e-4, -1.2e-300, Infinity, NaN];
  expect(written.map((value) => derivativeNumber(value))).toEqual([
    '0',
    '0',
    '0.031',
    '−0.031',
    '1.0',
    '12',
    '150',
    '999',
    '1.5e3',
    '0.0010',
    '9.9e−4',
    '−1.2e−300',
    '∞',
    'NaN',
  ]);
  expect(derivativeNumber(-0.012345, 3)).toBe('−0.0123');
});
