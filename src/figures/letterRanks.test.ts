import { describe, expect, it } from 'vitest';
import { drawParts } from './drawBar.ts';
import { paintOf, ranksLayout, textTotals } from './letterRanks.ts';

describe('a text with its ranks', () => {
  it('breaks into lines that fit the width, and finds each place under its own column', () => {
    for (const [count, width] of [
      [70, 900],
      [70, 358],
      [1, 358],
    ]) {
      const { columns, pitch, placeAt, height, columnHeight } = ranksLayout(count, width);
      columns.forEach(({ x, y }, place) => {
        expect(x + pitch).toBeLessThanOrEqual(width);
        expect(y + columnHeight).toBeLessThanOrEqual(height);
        expect(placeAt(x + pitch / 2, y + columnHeight / 2)).toBe(place);
      });
    }
  });

  it('a pixel beyond the last line or column finds the nearest place', () => {
    const { placeAt } = ranksLayout(30, 900);
    expect(placeAt(899, 5000)).toBe(29);
    expect(placeAt(-3, -3)).toBe(0);
  });

  it('four letters at two bits each have perplexity 4, the first letter not counted', () => {
    expect(textTotals(Float64Array.of(NaN, 2, 1, 3))).toEqual({ foretold: 3, bits: 2, perplexity: 4 });
    expect(textTotals(Float64Array.of(NaN)).bits).toBeNaN();
  });

  it('paint is full from eight bits on and none where there is no number', () => {
    expect([0, 4, 8, 1100, Infinity, NaN].map(paintOf)).toEqual([0, 0.5, 1, 1, 1, 0]);
  });

  it('parts lie end to end without those that are never drawn', () => {
    expect(drawParts([0.25, 0, 0.5, 0.25])).toEqual([
      { code: 0, from: 0, to: 0.25 },
      { code: 2, from: 0.25, to: 0.75 },
      { code: 3, from: 0.75, to: 1 },
    ]);
  });
});
