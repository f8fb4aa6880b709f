import { describe, expect, it } from 'vitest';
import { layoutOrderStrips } from './orderStrips.ts';

const both = (inOrder: number[], shuffled: number[]) => ({ inOrder, shuffled });
const values = { without: both([0.5, -1, 0], [-1, 0, 0.5]), with: both([0.2, 0.1, NaN], [1, 3, -3]) };
const summary = { without: { inOrder: -0.2, shuffled: -0.2 }, with: { inOrder: NaN, shuffled: -3 } };

describe.each([320, 559, 560, 900])('the strips at %i px', (width) => {
  const layout = layoutOrderStrips(values, summary, width);

  it('have a bar for every item and one for the whole, from zero to its value', () => {
    expect(layout.strips.map(({ bars }) => bars.length)).toEqual([4, 4, 4, 4]);
    for (const { bars, zero, reach } of layout.strips)
      for (const { value, y, height } of bars) {
        const shown = Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0;
        expect(height).toBeCloseTo(Math.abs(shown) * reach, 9);
        expect(shown > 0 ? y + height : y).toBeCloseTo(zero, 9);
      }
  });

  it('lie within the picture, beside or below each other', () => {
    for (const { left, width: own, bars, items } of layout.strips) {
      expect(left + own).toBeLessThanOrEqual(width + 1e-9);
      expect(items).toBeLessThan(layout.height);
      for (const bar of bars) {
        expect(bar.x).toBeGreaterThanOrEqual(left);
        expect(bar.x + bar.width).toBeLessThanOrEqual(left + own + 1e-9);
      }
    }
    const places = new Set(layout.strips.map(({ left, zero }) => `${left} ${zero}`));
    expect(places.size).toBe(4);
  });

  it('set the whole apart from the last item', () => {
    for (const { bars, divide } of layout.strips) {
      const [last, whole] = bars.slice(-2);
      expect(last.x + last.width).toBeLessThan(divide);
      expect(divide).toBeLessThan(whole.x);
    }
  });
});
