/**
 * Names, shapes and order of a network's parameters. Names and packed rows are PyTorch's; the order is that of the
 * flat vector in which the engine trains them and a snapshot keeps them.
 */
import { cells, type CellName, type ExtraParameter, type ParameterRole } from './cells.ts';
import { assertLength } from './errors.ts';

export interface NamedShape {
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: ParameterRole;
  /** The layer that it belongs to, by the layer's name. */
  readonly layer: string;
}

export interface ParameterSlot extends NamedShape {
  /** First element in the flat parameter vector. */
  readonly offset: number;
  /** Number of elements. */
  readonly size: number;
}

/** Lays named shapes out one behind the other. */
export function layOut(shapes: readonly NamedShape[]): readonly ParameterSlot[] {
  let offset = 0;
  return shapes.map((named) => {
    const size = named.shape.reduce((product, length) => product * length, 1);
    const slot = { ...named, offset, size };
    offset += size;
    return slot;
  });
}

/** `layer.parameter`, or the parameter's name alone where the layer has none. */
export function qualified(layer: string, parameter: string): string {
  return layer === '' ? parameter : `${layer}.${parameter}`;
}

/** Suffix of PyTorch's parameter names: `_l0`, `_l1_reverse`. */
export function layerSuffix(depth: number, reverse = false): string {
  return `_l${depth}${reverse ? '_reverse' : ''}`;
}

/**
 * Parameters of one recurrent layer in one direction: `weight_ih [G·H, I]`, `weight_hh [G·H, H]`, `bias_ih` and
 * `bias_hh [G·H]`, where `G` is the number of packed gates, then what the cell has besides, `[blocks · H]` each.
 * @param suffix  `layerSuffix(…)`
 * @param layer   name of the module that the layer is part of; its names stand before it and a dot
 */
export function layerShapes(
  cell: CellName,
  I: number,
  H: number,
  suffix: string,
  layer = '',
): readonly NamedShape[] {
  const rows = cells[cell].gates.length * H;
  const extra: readonly ExtraParameter[] = cells[cell].extraParameters;
  const named = (name: string, shape: readonly number[], role: ParameterRole): NamedShape => ({
    name: qualified(layer, `${name}${suffix}`),
    shape,
    role,
    layer,
  });
  return [
    named('weight_ih', [rows, I], 'input'),
    named('weight_hh', [rows, H], 'recurrent'),
    named('bias_ih', [rows], 'bias'),
    named('bias_hh', [rows], 'bias'),
    ...extra.map(({ name, blocks, role }) => named(name, [blocks * H], role)),
  ];
}

/** A dense layer: `weight [outputs, inputs]` and `bias [outputs]`, after the layer's name and a dot. */
export function denseShapes(inputs: number, outputs: number, layer = 'fc'): readonly NamedShape[] {
  return [
    { name: qualified(layer, 'weight'), shape: [outputs, inputs], role: 'input', layer },
    { name: qualified(layer, 'bias'), shape: [outputs], role: 'bias', layer },
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
