/**
 * The LSTM cell as a diagram, laid out for a width: the cell state along the top like a conveyor, the hidden state
 * and the letter along the bottom, the gates between them. A narrow page gets an arrangement of its own, never the
 * wide one scaled down.
 */
import type { LstmQuantityName } from '#rnn/quantities';
import { narrowCell, narrowest, wideCell } from './cellArrangement.ts';
import type { CellLayout, CellWire } from './cellLayout.ts';
import { routeWires } from './cellRoutes.ts';

/** Pixels from which the wide arrangement fits. */
export const wideFrom = 600;
/**
 * Places of blocks, wires and labels in a diagram `width` pixels wide (at least `narrowest`).
 * Texts have fixed sizes and never fall below 12 px; only distances grow with the width.
 */
export function layoutCell(width: number): CellLayout {
  const room = Math.max(narrowest, Math.round(width));
  const { frame, labels, ...rest } = room >= wideFrom ? wideCell(room) : narrowCell(room);
  const routes = routeWires(frame);
  const wires = Object.fromEntries(
    Object.entries(routes).map(([name, lines]) => [
      name,
      { ...lines, label: labels[name as LstmQuantityName] },
    ]),
  ) as Record<LstmQuantityName, CellWire>;
  return { ...rest, width: room, wires };
}
