import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decayChart } from './decayChart.ts';
import { logAxis } from './logAxis.ts';

const options = { width: 500, height: 300, margin: { top: 20, right: 10, bottom: 40, left: 50 } };
const chart = (logs: readonly number[]) => decayChart([{ name: 'only', logs }], options);

describe('the axis of powers of ten', () => {
  it('holds 1 and all values, puts equal factors at equal distances, and ends at its pixels', () => {
    const axis = logAxis([-3.2, -0.5], 20, 260);
    expect(axis.domain).toEqual([-4, 0]);
    expect([axis.y(0), axis.y(-2), axis.y(-4)]).toEqual([20, 140, 260]);
    expect(axis.zeroY).toBeNull();
  });

  it('tells 1e-300 from exactly zero: a lane of its own below the scale', () => {
    const axis = logAxis([0, Math.log10(1e-300), -Infinity], 20, 260);
    expect(axis.domain).toEqual([-300, 0]);
    expect(axis.y(-300)).toBe(axis.floor);
    expect(axis.floor).toBeLessThan(260 - 20);
    expect(axis.zeroY).toBeGreaterThan(axis.floor + 15);
    expect(axis.y(-Infinity)).toBe(axis.zeroY);
  });

  it('grows upward when something explodes, leaves NaN out, and has between two and a dozen ticks (property)', () => {
    expect(logAxis([NaN, 95.3], 0, 100).domain).toEqual([-2, 100]);
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1500, max: 300 }), { minLength: 1 }), (logs) => {
        const { domain, ticks, y } = logAxis(logs, 10, 300);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(12);
        for (const log of logs.filter(Number.isFinite)) {
          expect(log).toBeGreaterThanOrEqual(domain[0]);
          expect(log).toBeLessThanOrEqual(domain[1]);
        }
        for (const tick of ticks) expect(y(tick.exponent)).toBe(tick.y);
      }),
    );
  });
});

describe('the chart of decay', () => {
  it('draws a straight line for a geometric decay, from the left edge to the right', () => {
    const { lines, axis } = chart([0, -1, -2]);
    expect(lines[0].path).toBe('M50.0 20.0h0L270.0 140.0L490.0 260.0');
    expect(lines[0].zeroPath).toBe('');
    expect(axis.ticks.map(({ exponent }) => exponent)).toEqual([-2, -1, 0]);
  });

  it('breaks the line at NaN and moves exact zeros to their lane', () => {
    const { lines, axis } = chart([0, NaN, -1, -Infinity, -Infinity]);
    expect(lines[0].path.match(/M/g)).toHaveLength(2);
    expect(lines[0].zeroPath).toBe(`M380.0 ${axis.zeroY?.toFixed(1)}h0L490.0 ${axis.zeroY?.toFixed(1)}`);
  });

  it('finds the distance under a pixel, and its pixel under a distance, and stays within the sequence', () => {
    const { x, distanceAt } = chart(Array.from({ length: 60 }, (_, d) => -d));
    for (const distance of [0, 1, 29, 59]) expect(distanceAt(x(distance) + 1)).toBe(distance);
    expect([distanceAt(-100), distanceAt(9999)]).toEqual([0, 59]);
  });

  it('draws a sequence of one step as a dot', () => {
    const { lines, distanceAt, distanceTicks } = chart([0]);
    expect(lines[0].path).toBe('M50.0 20.0h0');
    expect(distanceAt(490)).toBe(0);
    expect(distanceTicks.map(({ distance }) => distance)).toEqual([0]);
  });
});
