import { describe, expect, it } from 'vitest';
import { layoutActivationMap, mapPlaceAt, scrolledTo } from './activationMap.ts';
import { differences, differingRuns } from './differingRuns.ts';
import { layoutLetterLines, letterAt, letterBeside, wordAround } from './letterLines.ts';

describe('the map of activations', () => {
  it.each([
    [736, 1, 1],
    [736, 12, 64],
    [358, 1000, 64],
    [700, 10_000, 256],
  ])('in %i px has a place for %i steps and %i units', (width, T, H) => {
    for (const zoom of ['close', 'far'] as const) {
      const layout = layoutActivationMap(width, T, H, zoom);
      expect(layout.columnWidth).toBeGreaterThanOrEqual(1);
      expect(layout.rowHeight).toBeGreaterThanOrEqual(1);
      expect(layout.height).toBeLessThanOrEqual(520);
      for (const step of [0, T - 1])
        for (const row of [0, H - 1])
          expect(
            mapPlaceAt(
              layout,
              T,
              H,
              layout.edge + (step + 0.5) * layout.columnWidth,
              (row + 0.5) * layout.rowHeight,
            ),
          ).toEqual({ step, row });
      expect(mapPlaceAt(layout, T, H, -9, 1e9)).toEqual({ step: 0, row: H - 1 });
    }
    expect(layoutActivationMap(width, T, H, 'close').lettersFit).toBe(true);
  });

  it('scrolls only as far as it must', () => {
    expect(scrolledTo(100, 200, 150, 160, 10)).toBe(100);
    expect(scrolledTo(100, 200, 50, 60, 10)).toBe(40);
    expect(scrolledTo(100, 200, 400, 410, 10)).toBe(220);
    expect(scrolledTo(100, 200, 4, 14, 10)).toBe(0);
  });
});

describe('letters in lines', () => {
  const letters = [...'to be or\nnot to be, antidisestablish'];
  const layout = layoutLetterLines(letters, 8);
  const shown = layout.lines.map(({ from, to }) => letters.slice(from, to).join(''));

  it('break after white space and at line breaks, and words longer than a line are broken', () => {
    expect(shown).toEqual(['to be ', 'or\n', 'not to ', 'be, ', 'antidise', 'stablish']);
    expect(shown.join('')).toBe(letters.join(''));
    expect(layoutLetterLines([], 8).lines).toEqual([]);
    expect(layoutLetterLines(['a'], 1).lines).toEqual([{ from: 0, to: 1 }]);
  });

  it('are walked letter by letter and line by line, and the edges hold', () => {
    const go = (from: number, key: string) => letterBeside(layout, from, key, 2);
    expect(go(4, 'ArrowDown')).toBe(8);
    expect(go(9, 'ArrowUp')).toBe(6);
    expect(go(2, 'ArrowUp')).toBe(2);
    expect(go(0, 'ArrowLeft')).toBe(0);
    expect(go(5, 'ArrowRight')).toBe(6);
    expect(go(letters.length - 1, 'ArrowRight')).toBe(letters.length - 1);
    expect(go(letters.length - 1, 'ArrowDown')).toBe(letters.length - 1);
    expect([go(11, 'Home'), go(11, 'End')]).toEqual([9, 15]);
    expect([go(0, 'PageDown'), go(9, 'PageUp')]).toEqual([9, 0]);
    expect(go(0, 'a')).toBeNull();
  });

  it('lead from a point to the nearest letter', () => {
    expect(letterAt(layout, 1.5, 0.5)).toBe(1);
    expect(letterAt(layout, 99, 1)).toBe(8);
    expect(letterAt(layout, -1, 99)).toBe(28);
  });

  it('know the word around a letter', () => {
    expect(wordAround(letters, 4)).toEqual({ from: 3, to: 5 });
    expect(wordAround(letters, 2)).toEqual({ from: 2, to: 3 });
    expect(wordAround(letters, letters.length - 1).to).toBe(letters.length);
  });
});

describe('two texts compared', () => {
  it('are parted into runs that are alike and runs that differ', () => {
    expect(differingRuns([...'abxyef'], [...'abcdeg'])).toEqual([
      { text: 'ab', differs: false },
      { text: 'xy', differs: true },
      { text: 'e', differs: false },
      { text: 'f', differs: true },
    ]);
    expect(differences([...'abxyef'], [...'abcdeg'])).toEqual({ count: 3, first: 2 });
    expect(differences([...'ab'], [...'abc'])).toEqual({ count: 1, first: 2 });
    expect(differences([...'ab'], [...'ab'])).toBeNull();
  });
});
