import { describe, expect, test } from 'vitest';
import { raceChart, spacedLabels, spreadAt } from './raceChart.ts';

const box = { left: 40, right: 340, top: 20, bottom: 220, baseline: 1, end: 10 };

describe('the chart of a race', () => {
  const lanes = [
    { at: [0, 5, 10], losses: [1, 0.5, 0.1] },
    { at: [0, 4, 8], losses: [0.9, 0.7, 0.3] },
    { at: [0, 5, 9], losses: [1.1, 0.2, 0.2] },
  ];

  test('least, median and greatest are of the losses reached by then, in closed form', () => {
    expect(spreadAt(lanes, 5)).toEqual({ least: 0.2, median: 0.5, greatest: 0.7 });
    expect(spreadAt(lanes.slice(0, 2), 8)).toEqual({ least: 0.3, median: 0.4, greatest: 0.5 });
    expect(spreadAt([{ at: [3], losses: [1] }], 2)).toBeNull();
    expect(spreadAt([], 2)).toBeNull();
  });

  test('a line ends where the slowest seed is, at its median', () => {
    const chart = raceChart([lanes, []], box);
    const [line, none] = chart.lines;
    expect(line.end).toEqual({ x: chart.x(8), y: chart.y(0.3) });
    expect(chart.x(8)).toBeCloseTo(40 + 0.8 * 300, 9);
    expect(line.band).toMatch(/^M.*Z$/);
    expect(none).toEqual({ median: '', band: '', end: null });
  });

  test('one seed has no band, and what explodes leaves the picture without flattening the rest', () => {
    const chart = raceChart([[{ at: [0, 1], losses: [1, 1e9] }]], box);
    expect(chart.lines[0].band).toBe('');
    expect(chart.lines[0].end!.y).toBe(20);
    expect(chart.baselineY).toBeCloseTo(220 - 200 / (2.5 * 1.05), 6);
  });

  test('labels keep their order and their distance, and stay above the bottom', () => {
    expect(spacedLabels([100, 101, 30], 16, 110)).toEqual([94, 110, 30]);
  });
});
