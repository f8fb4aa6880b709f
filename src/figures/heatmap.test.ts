import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signedBound, stops, valueColour, type Theme } from './colour.ts';
import { cellAt, cellBeside, heatmapLegends, heatmapPanels, layoutHeatmap } from './heatmap.ts';

describe('the heatmap', () => {
  it.each([
    [736, 5, 32],
    [736, 40, 128],
    [358, 5, 64],
    [358, 40, 128],
    [288, 1, 1],
    [640, 12, 256],
  ])('in %i px holds %i letters and %i units, every cell at its own place', (width, T, H) => {
    const layout = layoutHeatmap(width, T, H);
    expect(layout.panelWidth * layout.columns + layout.gap * (layout.columns - 1)).toBeLessThanOrEqual(width);
    expect(layout.panelHeight).toBeLessThanOrEqual(320);
    for (const timeStep of [0, T - 1]) {
      for (const unit of [0, Math.floor(H / 2), H - 1]) {
        const x = (timeStep + 0.5) * layout.letterWidth;
        const y = ((unit + 0.5) / H) * layout.panelHeight;
        expect(cellAt(layout, T, H, x, y)).toEqual({ timeStep, unit });
      }
    }
    expect(cellAt(layout, T, H, -5, 1e6)).toEqual({ timeStep: 0, unit: H - 1 });
  });

  it('is walked with the arrow keys, and its edges hold', () => {
    const corner = { timeStep: 0, unit: 0 };
    expect(cellBeside(corner, 'ArrowLeft', 5, 8)).toEqual(corner);
    expect(cellBeside(corner, 'ArrowDown', 5, 8)).toEqual({ timeStep: 0, unit: 1 });
    expect(cellBeside(corner, 'End', 5, 8)).toEqual({ timeStep: 4, unit: 0 });
    expect(cellBeside(corner, 'a', 5, 8)).toBeNull();
  });

  it('explains every panel in exactly one legend', () => {
    expect(
      heatmapLegends('lstm')
        .flatMap(({ panels }) => panels)
        .toSorted(),
    ).toEqual(heatmapPanels('lstm').toSorted());
  });
});

describe.each(['light', 'dark'] satisfies Theme[])('colours of values in the %s theme', (theme) => {
  const hex = (value: number, scale: 'gate' | 'signed', bound = 1) =>
    `#${valueColour(scale, theme, value, bound)!
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')}`;

  it('begin, end and centre at the stops of their scale', () => {
    const { gate, signed } = stops[theme];
    expect([hex(0, 'gate'), hex(1, 'gate')]).toEqual(gate);
    expect([hex(-2, 'signed', 2), hex(0, 'signed', 2), hex(2, 'signed', 2)]).toEqual(signed);
    expect(hex(9, 'signed', 2)).toBe(signed[2]);
  });

  it('are the colours of the style sheet', () => {
    const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8');
    const [light, dark] = css.split("[data-theme='dark']");
    const token = (name: string) =>
      new RegExp(`--scale-${name}: (#[0-9a-f]{6})`).exec(theme === 'light' ? light : dark)?.[1];
    const [low, high] = [token('low'), token('high')];
    expect(stops[theme].gate).toEqual([low, high]);
    expect(stops[theme].signed).toEqual([token('negative'), low, token('positive')]);
  });

  it('get steadily darker or lighter from zero to one', () => {
    const lightness = Array.from({ length: 11 }, (_, n) => valueColour('gate', theme, n / 10, 1)![1]);
    const sorted = lightness.toSorted((a, b) => (theme === 'light' ? b - a : a - b));
    expect(lightness).toEqual(sorted);
    expect(new Set(lightness).size).toBe(11);
  });

  it('are none for what is not a number', () => {
    expect(valueColour('signed', theme, NaN, 1)).toBeNull();
  });
});

describe('the end of a signed scale', () => {
  it('is a round number that holds all values, at least 1, and ignores what is not finite', () => {
    expect(signedBound([0.2, -0.3])).toBe(1);
    expect(signedBound([1.2])).toBe(2);
    expect(signedBound([-4])).toBe(5);
    expect(signedBound([17, NaN, Infinity])).toBe(20);
    expect(signedBound([])).toBe(1);
  });
});
