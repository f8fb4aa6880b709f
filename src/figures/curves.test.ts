import { describe, expect, it } from 'vitest';
import { axisBound, curvePath, curvesLayout, dotsPath, nearestSum, strokesPath } from './curves.ts';

const layout = curvesLayout({ width: 644, bound: 6, rows: 4 });
const numbersOf = (path: string) => Array.from(path.matchAll(/-?\d+(?:\.\d+)?/g), ([text]) => Number(text));

describe('the panels of curves', () => {
  it('share the axis of sums, from −bound at the left to bound at the right, with zero in the middle', () => {
    expect(layout.x(-6)).toBe(layout.left);
    expect(layout.x(6)).toBe(layout.right);
    expect(layout.x(0)).toBe((layout.left + layout.right) / 2);
    expect(layout.xTicks.find(({ value }) => value === 0)?.x).toBe(layout.x(0));
  });

  it('stand one under the other without touching, at every width down to a phone’s', () => {
    for (const width of [300, 358, 644, 960]) {
      const { values, slopes, axis, rows, height, right } = curvesLayout({ width, bound: 6, rows: 4 });
      const edges = [
        values.top,
        values.bottom,
        slopes.top,
        slopes.bottom,
        axis,
        ...rows.flatMap((r) => [r.top, r.bottom]),
        height,
      ];
      expect(edges).toEqual(edges.toSorted((a, b) => a - b));
      expect(right).toBeLessThan(width);
    }
  });

  it('draw a straight line where the function is one: at its start, middle and end', () => {
    const path = curvePath(layout, layout.slopes, (a) => (a + 6) / 12);
    const numbers = numbersOf(path);
    expect(numbers.slice(0, 2)).toEqual([layout.left, layout.slopes.y(0)]);
    expect(numbers.slice(-2)[0]).toBe(layout.right);
    expect(numbers.slice(-2)[1]).toBeCloseTo(layout.slopes.y(1), 1);
    const middle = numbers.length / 2 - ((numbers.length / 2) % 2);
    const share = (numbers[middle] - layout.left) / (layout.right - layout.left);
    expect(numbers[middle + 1]).toBeCloseTo(layout.slopes.y(share), 0);
  });

  it('end a curve where it leaves the panel', () => {
    const numbers = numbersOf(curvePath(layout, layout.values, (a) => Math.max(0, a)));
    expect(numbers.at(-1)).toBe(layout.values.top);
    // ReLU leaves at 1.5, and the next point drawn is at most two pixels on.
    expect(numbers.at(-2)).toBeGreaterThanOrEqual(layout.x(1.5));
    expect(numbers.at(-2)).toBeLessThanOrEqual(layout.x(1.5) + 2.1);
  });
});

describe('the strokes of a run', () => {
  it('stand at their sums, those beyond the axis at its ends, and what is no number nowhere', () => {
    const path = strokesPath(layout, 1, [-Infinity, -6.5, 0, 1e9, NaN]);
    const places = [...path.matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x));
    expect(places).toEqual([layout.left, layout.left, layout.x(0), layout.right]);
    expect(path).toContain(`V${layout.rows[1].bottom - 3}`);
  });

  it('have a dot each on the curve', () => {
    expect(
      dotsPath(layout, layout.values, [
        { a: 0, y: 1 },
        { a: NaN, y: NaN },
      ]),
    ).toBe(`M${layout.x(0).toFixed(1)} ${layout.values.y(1).toFixed(1)}h0`);
  });

  it('are all within an axis of at least 4 and at most 10, whatever they are', () => {
    expect(axisBound([0, 0])).toBe(4);
    expect(axisBound([NaN])).toBe(4);
    expect(axisBound([-5.2, 3])).toBe(6);
    expect(axisBound([7])).toBe(7);
    expect(axisBound([1e6, Infinity])).toBe(10);
  });

  it('are found by the nearest sum, the first of equals, none where nothing is a number', () => {
    expect(nearestSum([-2, 0, 0, 3], 0.4)).toBe(1);
    expect(nearestSum([-2, 0, 3], 99)).toBe(2);
    expect(nearestSum([-Infinity, NaN], 0)).toBe(0);
    expect(nearestSum([NaN], 0)).toBe(-1);
    expect(nearestSum([], 0)).toBe(-1);
  });
});
