import { describe, expect, it } from 'vitest';
import { flowMargin, layoutShapeFlow, stepAtPoint, unitSquares, type FlowColumn } from './shapeFlow.ts';

const column = (part: number, fedBack = false): FlowColumn => ({ part, reads: true, answers: true, fedBack });
/** As many steps in each part as told. */
const parts = (...counts: readonly number[]) =>
  counts.flatMap((count, part) => Array.from({ length: count }, () => column(part)));

describe('the steps of a sequence as columns', () => {
  it('stand in one row where there is room, in order, within the width', () => {
    const { columns, rows, boxWidth, width } = layoutShapeFlow(parts(7, 7), 736);
    expect(rows).toBe(1);
    const xs = columns.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(xs[0]).toBe(flowMargin);
    expect(xs[13] + boxWidth).toBeLessThanOrEqual(width);
  });

  it('leave a wider gap between two parts than within one', () => {
    const { columns } = layoutShapeFlow(parts(3, 2), 736);
    const gaps = columns.slice(1).map(({ x }, before) => x - columns[before].x);
    expect(gaps[2]).toBeGreaterThan(gaps[1]);
    expect(gaps[1]).toBeCloseTo(gaps[0], 10);
  });

  it.each([
    { width: 358, counts: [14] },
    { width: 358, counts: [7, 7] },
    { width: 358, counts: [8, 10] },
    { width: 320, counts: [1, 9] },
    { width: 120, counts: [5] },
  ])('go on in rows below at $width px, $counts: a part a row at most, nothing beyond the edge', (given) => {
    const { columns, boxWidth, height, rows } = layoutShapeFlow(parts(...given.counts), given.width);
    expect(rows).toBeGreaterThan(1);
    for (const { x } of columns) expect(x + boxWidth).toBeLessThanOrEqual(given.width + 0.01);
    for (const row of Array.from({ length: rows }, (_, k) => k))
      expect(new Set(columns.filter((one) => one.row === row).map(({ part }) => part)).size).toBe(1);
    expect(Math.max(...columns.map(({ top }) => top))).toBeLessThan(height);
    expect(columns.map(({ step }) => step)).toEqual(columns.map((_, step) => step));
  });

  it('hand the state on along a line in one row, and around the gap to the next', () => {
    const one = layoutShapeFlow(parts(2), 736);
    expect(one.stateWays).toHaveLength(1);
    expect(one.stateWays[0]).toMatch(/^M[\d.]+ [\d.]+H[\d.]+$/);
    const two = layoutShapeFlow(parts(10), 358);
    const last = two.columns.findLastIndex(({ row }) => row === 0);
    expect(two.stateWays[last]).toMatch(/^M[\d.]+ [\d.]+H[\d.]+V[\d.]+H[\d.]+V[\d.]+H[\d.]+$/);
  });

  it('lead an answer to the next step only where it is read there, in the same row', () => {
    const { answerWays } = layoutShapeFlow([column(0), column(1, true), column(1, true), column(1)], 736);
    expect(answerWays.map((way) => way !== null)).toEqual([false, true, true, false]);
  });

  it('are found again by the middle of each', () => {
    const layout = layoutShapeFlow(parts(8, 10), 358);
    for (const { middle, top, step } of layout.columns)
      expect(stepAtPoint(layout, middle, top + 100)).toBe(step);
  });
});

describe('the units of a cell', () => {
  it.each([1, 2, 16, 24, 48, 256])('%i fill it without passing its edges, no two at one place', (units) => {
    const squares = unitSquares(units, 40);
    expect(squares).toHaveLength(units);
    expect(new Set(squares.map(({ x, y }) => `${x} ${y}`)).size).toBe(units);
    for (const { x, y, width, height } of squares) {
      expect(x + width).toBeLessThanOrEqual(40 + 1e-9);
      expect(y + height).toBeLessThanOrEqual(56 + 1e-9);
    }
  });
});
