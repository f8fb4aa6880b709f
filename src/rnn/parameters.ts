/**
 * Names, shapes and order of a network's parameters. Names and packed rows are PyTorch's; the order is that of the
 * flat vector in which the engine trains them and a snapshot keeps them.
 */
import { cells, type CellName } from './cells.ts';
import { assertLength } from './errors.ts';

export interface ParameterSlot {
  readonly name: string;
  readonly shape: readonly number[];
  /** First element in the flat parameter vector. */
  readonly offset: number;
  /** Number of elements. */
  readonly size: number;
}

type NamedShape = readonly [name: string, shape: readonly number[]];

/** Lays named shapes out one behind the other. */
export function layOut(shapes: readonly NamedShape[]): readonly ParameterSlot[] {
  let offset = 0;
  return shapes.map(([name, shape]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const slot = { name, shape, offset, size };
    offset += size;
    return slot;
  });
}

/**
 * Parameters of one recurrent layer: `weight_ih [G·H, I]`, `weight_hh [G·H, H]`, `bias_ih` and `bias_hh [G·H]`,
 * where `G` is the number of packed gates.
 */
export function layerShapes(cell: CellName, I: number, H: number, layer: number): readonly NamedShape[] {
  const rows = cells[cell].gates.length * H;
  return [
    [`weight_ih_l${layer}`, [rows, I]],
    [`weight_hh_l${layer}`, [rows, H]],
    [`bias_ih_l${layer}`, [rows]],
    [`bias_hh_l${layer}`, [rows]],
  ];
}

/** A dense head: `fc.weight [outputs, H]` and `fc.bias [outputs]`. */
export function headShapes(H: number, outputs: number): readonly NamedShape[] {
  return [
    ['fc.weight', [outputs, H]],
    ['fc.bias', [outputs]],
  ];
}

/** Number of values in a layout. */
export function parameterCount(layout: readonly ParameterSlot[]): number {
  return layout.reduce((sum, slot) => sum + slot.size, 0);
}

/**
 * Views of the flat vector by name; no values are copied.
 * @throws ShapeError when `flat` does not have as many values as the layout
 */
export function parameterViews<A extends Float32Array | Float64Array>(
  layout: readonly ParameterSlot[],
  flat: A,
): Readonly<Record<string, A>> {
  assertLength('flat parameters', flat, [parameterCount(layout)]);
  return Object.fromEntries(
    layout.map((slot) => [slot.name, flat.subarray(slot.offset, slot.offset + slot.size) as A]),
  );
}
