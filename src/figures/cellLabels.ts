/** A cell drawn with other letters on its wires: where they stand stays, how wide they are does not. */
import type { QuantityName } from '#rnn/quantities';
import type { CellPart } from './cellGraph.ts';
import { labelled, type DrawnCell } from './cellLayout.ts';

/**
 * @param labelOf  the letter of a quantity, and what stands below it
 * @param matrix   what is written into a block that weighs the state and nothing else
 */
export function relabelled(
  { graph, layout }: DrawnCell,
  labelOf: (name: QuantityName) => CellPart['label'],
  matrix = 'U',
): DrawnCell {
  const renamed = {
    ...graph,
    // A wire that is named after a function alone keeps its name.
    parts: graph.parts.map((part) => ({
      ...part,
      label: part.label[0] === 'tanh' ? part.label : labelOf(part.name),
      operation: part.operation?.kind === 'weighted' ? { ...part.operation, matrix } : part.operation,
    })),
  };
  const labelAt = labelled(renamed);
  return {
    graph: renamed,
    layout: (width) => {
      const laidOut = layout(width);
      const wires = renamed.parts.flatMap(({ name }) => {
        const wire = laidOut.wires[name];
        if (!wire) return [];
        const { x, y, anchor } = wire.label;
        return [[name, { ...wire, label: labelAt(name, x, y, anchor) }] as const];
      });
      return { ...laidOut, wires: Object.fromEntries(wires) };
    },
  };
}
