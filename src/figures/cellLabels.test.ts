import { expect, it } from 'vitest';
import { cellNames } from '#rnn/cells';
import { relabelled } from './cellLabels.ts';
import { loadDrawnCell } from './drawnCells.ts';

it.each(cellNames)(
  '%s with other letters has every wire, label and block where it had them',
  async (kind) => {
    const drawn = await loadDrawnCell(kind);
    const renamed = relabelled(drawn, () => ['Ω·Ω', 'τ']);
    for (const width of [300, 720]) {
      const [before, after] = [drawn.layout(width), renamed.layout(width)];
      expect(Object.keys(after.wires).sort()).toEqual(Object.keys(before.wires).sort());
      for (const { name, label } of renamed.graph.parts) {
        const [was, is] = [before.wires[name]!, after.wires[name]!];
        expect({ ...is, label: null }).toEqual({ ...was, label: null });
        expect([is.label.x, is.label.y, is.label.anchor]).toEqual([
          was.label.x,
          was.label.y,
          was.label.anchor,
        ]);
        expect(label).toEqual(label[0] === 'tanh' ? ['tanh', ''] : ['Ω·Ω', 'τ']);
      }
    }
  },
);

it('keeps as much room for a label as its own letters take', async () => {
  const drawn = await loadDrawnCell('lstm');
  const widthOf = (letter: string) =>
    relabelled(drawn, () => [letter, '']).layout(720).wires.cellState!.label.box.width;
  expect(widthOf('c·c·c')).toBeGreaterThan(widthOf('c') + 10);
});
