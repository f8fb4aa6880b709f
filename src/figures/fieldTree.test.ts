import { describe, expect, it } from 'vitest';
import { fieldNodeAt, fieldNodeBeside, fieldRowY, layoutFieldTree, recurrentRow } from './fieldTree.ts';

describe.each([
  [342, 64, 6],
  [896, 32, 4],
  [896, 1, 1],
])('the tree at %i px, %i steps, %i layers', (width, T, layers) => {
  const layout = layoutFieldTree(width, T, layers, [new Float64Array(T), new Float64Array(T).fill(1e-300)]);

  it('finds every node again under its own pixel', () => {
    for (let layer = recurrentRow; layer <= layers; layer++)
      for (const step of [0, T - 1])
        expect(fieldNodeAt(layout, T, layers, layout.x(step), fieldRowY(layout, layer))).toEqual({
          layer,
          step,
        });
  });

  it('keeps nodes within the picture and apart', () => {
    expect(layout.x(0) - layout.radius).toBeGreaterThanOrEqual(layout.left);
    expect(layout.x(T - 1) + layout.radius).toBeLessThanOrEqual(width);
    expect(2 * layout.radius).toBeLessThanOrEqual(layout.stepWidth);
    expect(layout.layerY(layers) - layout.radius).toBeGreaterThan(0);
  });

  it('tells a derivative of exactly zero from 1e-300', () => {
    const { axis } = layout.chart;
    expect(axis.y(-Infinity)).toBe(axis.zeroY);
    expect(axis.y(-300)).toBeLessThan(axis.zeroY!);
  });
});

it('arrow keys go from node to node and stop at the edges', () => {
  const at = { layer: 0, step: 0 };
  expect(fieldNodeBeside(at, 'ArrowUp', 8, 2)).toEqual({ layer: 1, step: 0 });
  expect(fieldNodeBeside(at, 'ArrowDown', 8, 2)).toEqual({ layer: recurrentRow, step: 0 });
  expect(fieldNodeBeside(at, 'ArrowLeft', 8, 2)).toEqual(at);
  expect(fieldNodeBeside({ layer: 2, step: 7 }, 'ArrowUp', 8, 2)).toEqual({ layer: 2, step: 7 });
  expect(fieldNodeBeside(at, 'End', 8, 2)).toEqual({ layer: 0, step: 7 });
  expect(fieldNodeBeside(at, 'x', 8, 2)).toBeNull();
});
