import { expect, test } from 'vitest';
import { bitsEnd, layoutMomentMap, letterBars, meanLine, momentAt, momentBeside } from './momentMap.ts';

test('the map fits into any width with charts beside and below it, from one moment to 32 steps of 120 letters', () => {
  for (const width of [320, 390, 700, 1200])
    for (const S of [1, 2, 10, 32])
      for (const T of [1, 56, 119]) {
        const map = layoutMomentMap(width, S, T);
        expect(map.left + map.fieldWidth).toBeLessThan(map.meanLeft);
        expect(map.meanLeft + 40).toBeLessThan(map.meanRight);
        expect(map.meanRight).toBeLessThanOrEqual(width);
        expect(map.letterY).toBeLessThan(map.rowTop);
        // Labels of 12 pixels do not touch, and the last row has one.
        const { labelledRows, rowHeight } = map;
        expect(labelledRows.at(-1)).toBe(S - 1);
        for (const [k, row] of labelledRows.slice(1).entries())
          expect((row - labelledRows[k]) * rowHeight).toBeGreaterThanOrEqual(13);
      }
});

test('a point leads to its moment, beyond an edge to the nearest, and keys go along both axes up to the ends', () => {
  const map = layoutMomentMap(700, 10, 40);
  const { columnWidth, rowHeight } = map;
  expect(momentAt(map, 10, 40, 2.5 * columnWidth, 3.5 * rowHeight)).toEqual({ row: 3, timeStep: 2 });
  expect(momentAt(map, 10, 40, -5, 9999)).toEqual({ row: 9, timeStep: 0 });
  const from = { row: 3, timeStep: 2 };
  const after = (key: string) => momentBeside(from, key, 10, 40);
  expect(after('ArrowUp')).toEqual({ row: 2, timeStep: 2 });
  expect(after('ArrowRight')).toEqual({ row: 3, timeStep: 3 });
  expect(after('End')).toEqual({ row: 3, timeStep: 39 });
  expect(after('PageDown')).toEqual({ row: 9, timeStep: 2 });
  expect(after('Enter')).toBeNull();
  expect(momentBeside({ row: 9, timeStep: 39 }, 'ArrowDown', 10, 40)).toEqual({ row: 9, timeStep: 39 });
});

test('means stand where their bits are, with a gap where one is missing; bars are as high as their bits', () => {
  expect(bitsEnd(65)).toBe(10);
  expect(bitsEnd(1)).toBe(2);
  const map = layoutMomentMap(700, 4, 3);
  const { path, xs } = meanLine(map, [5, NaN, 10, 99], 10);
  expect(xs[0]).toBe((map.meanLeft + map.meanRight) / 2);
  expect(xs.slice(2)).toEqual([map.meanRight, map.meanRight]);
  expect(path.match(/M/g)).toHaveLength(2);
  const bars = letterBars(map, [0, NaN, 10], 10);
  expect(bars.y(5)).toBe((map.rowTop + map.rowBottom) / 2);
  expect(bars.path.match(/M/g)).toHaveLength(2);
});
