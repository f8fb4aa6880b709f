/** Oracle: the values put in, found again at their heights. */
import { describe, expect, it } from 'vitest';
import { layoutSurgeryStrip, strongestUnit, surgeryStepAt, surgeryValueAt } from './surgeryStrip.ts';

const alike = (values: readonly number[]) => ({ now: values, untouched: values });
const norms = alike([0.5, 0.02, 1e-4]);
const strip = (values: readonly number[], scale: 'gate' | 'signed' = 'signed', width = 736) =>
  layoutSurgeryStrip(width, scale, alike(values), alike([2, 4, 1]), norms);

describe('the strip of surgery', () => {
  it('draws a gate from the bottom up, and signed values from the middle either way', () => {
    const gate = strip([0, 0.25, 1], 'gate').values;
    expect(gate.bars[1]!.height).toBeCloseTo((gate.bottom - gate.top) / 4, 10);
    expect(gate.bars[2]).toEqual({ y: gate.top, height: gate.bottom - gate.top });
    const signed = strip([-1, 0, 0.5]).values;
    const middle = (signed.top + signed.bottom) / 2;
    expect(signed.bars[0]).toEqual({ y: middle, height: signed.bottom - middle });
    expect(signed.bars[2]!.y).toBeCloseTo(middle - (signed.bottom - signed.top) / 4, 10);
  });

  it('gives the untouched run the same scale, so that a larger one is not cut off', () => {
    const { values } = layoutSurgeryStrip(
      736,
      'signed',
      { now: [1], untouched: [-4] },
      alike([1]),
      alike([1]),
    );
    expect(values.ghosts[0]).toBe(values.bottom);
    expect(values.bars[0]!.height).toBeCloseTo((values.bottom - values.top) / 8, 10);
  });

  it('leaves out what is not a number, and keeps the rest', () => {
    const { values, gradients } = layoutSurgeryStrip(
      736,
      'gate',
      { now: [NaN, 0.5], untouched: [0.5, Infinity] },
      alike([1, 1]),
      { now: [NaN, 0.1], untouched: [0, 0.1] },
    );
    expect(values.bars.map((bar) => bar === null)).toEqual([true, false]);
    expect(values.ghosts[1]).toBeNull();
    expect(gradients.points[0]).toBeNull();
  });

  it('puts a norm of exactly zero on a lane of its own, below 1e-300', () => {
    const { gradients } = layoutSurgeryStrip(736, 'gate', alike([1, 1]), alike([1, 1]), alike([0, 1e-300]));
    expect(gradients.points[0]).toBe(gradients.axis.zeroY);
    expect(gradients.points[1]!).toBeLessThan(gradients.axis.floor + 1e-9);
  });

  it.each([342, 736, 900])('finds the step and the value under a pointer again, %i px wide', (width) => {
    const layout = strip([-0.25, 0.5, 1], 'signed', width);
    layout.middles.forEach((x, t) => expect(surgeryStepAt(layout, x)).toBe(t));
    expect(surgeryStepAt(layout, -5)).toBe(0);
    expect(surgeryStepAt(layout, width + 5)).toBe(2);
    for (const value of [-1, -0.25, 0, 0.37])
      expect(surgeryValueAt(layout.values, layout.values.scale(value))).toBeCloseTo(value, 10);
  });
});

it('the loss hangs most on the unit with the largest derivatives over all steps, and where none is a number on the first', () => {
  expect(strongestUnit([0.1, -0.5, 0, 0.4, -0.5, 0.6], 3)).toBe(1);
  expect(strongestUnit([NaN, NaN], 2)).toBe(0);
  expect(strongestUnit([], 2)).toBe(0);
});
