/** What a laid-out cell diagram is made of. Lengths are CSS pixels; y grows downward. */
import { quantities, type QuantityName } from '#rnn/quantities';
import { partOf, type CellGraph } from './cellGraph.ts';

export type Point = readonly [x: number, y: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The block that computes a quantity. */
export interface CellBlock {
  readonly box: Box;
  readonly shape: 'gate' | 'circle' | 'pill';
}

export interface WireLabel {
  /** Left end of the text's baseline, or its right end. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  /** Room that the widest value needs. */
  readonly box: Box;
}

/** A quantity on its way from the block that computes it to those that use it. */
export interface CellWire {
  readonly block: CellBlock | null;
  /** Polylines with right angles; together they are the wire. */
  readonly lines: readonly (readonly Point[])[];
  /** Ends that point into a block or out of the cell, with the direction in degrees (0: to the right). */
  readonly arrows: readonly { readonly tip: Point; readonly degrees: number }[];
  /** Where the wire branches. Wires that cross without a joint are not connected. */
  readonly joints: readonly Point[];
  readonly label: WireLabel;
}

export interface CellLayout {
  readonly kind: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** The outline of the cell, or null where there is no room for one. */
  readonly body: Box | null;
  readonly wires: CellWires;
}

/** One for each part of the cell. */
export type CellWires = Readonly<Partial<Record<QuantityName, CellWire>>>;

/** A cell and how it is drawn `width` pixels wide, at least `narrowest`. */
export interface DrawnCell {
  readonly graph: CellGraph;
  readonly layout: (width: number) => CellLayout;
}

/** The narrowest width whose labels stay apart. */
export const narrowest = 288;

/** Pixels from which the wide arrangement fits. */
export const wideFrom = 600;

/** Sizes of type, in pixels. */
export const type = { name: 16, subscript: 12, value: 13.5, operation: 15 } as const;

/** Size of a gate's block, in pixels. */
export const gateSize = { width: 44, height: 36 } as const;

/** Pixels between a wire's name and its value. */
export const nameGap = 5;

/**
 * Width to keep free for a wire's label. Advances are the widest of Source Serif 4 italic (letters) and of Inter with
 * tabular figures (digits), as a share of the size of type.
 */
function labelWidth(graph: CellGraph, quantity: QuantityName): number {
  const [text, subscript] = partOf(graph, quantity).label;
  const value = quantity === 'input' ? '“m”' : quantities[quantity].scale === 'gate' ? '0.00' : '−0.00';
  const advance = (characters: string, size: number, ordinary: number) =>
    [...characters].reduce((sum, character) => sum + size * (/[.· ]/.test(character) ? 0.3 : ordinary), 0);
  return (
    advance(text, type.name, 0.52) +
    advance(subscript, type.subscript, 0.52) +
    nameGap +
    advance(value, type.value, 0.64)
  );
}

/** A label with its baseline at `y`, by the quantity that it names. */
export function labelled(graph: CellGraph) {
  return (quantity: QuantityName, x: number, y: number, anchor: 'start' | 'end' = 'start'): WireLabel => {
    const width = labelWidth(graph, quantity);
    const top = y - 13;
    return { x, y, anchor, box: { x: anchor === 'start' ? x : x - width, y: top, width, height: 18 } };
  };
}

/** Pixels from the tip of an arrow back to where its line ends, so that no thick line shows beside the tip. */
const tipLength = 5;

/** A wire without its label: `pointed` lines end in an arrow, `plain` ones do not. All angles are right ones. */
export function route(
  block: CellBlock | null,
  { pointed, plain = [], joints = [] }: RoutedLines,
): Omit<CellWire, 'label'> {
  return {
    block,
    lines: [...plain, ...pointed.map(shortened)],
    arrows: pointed.map((line) => ({ tip: line[line.length - 1], degrees: endDegrees(line) })),
    joints,
  };
}

interface RoutedLines {
  readonly pointed: readonly (readonly Point[])[];
  readonly plain?: readonly (readonly Point[])[];
  readonly joints?: readonly Point[];
}

function endDegrees(line: readonly Point[]): number {
  const [[x0, y0], [x1, y1]] = line.slice(-2);
  return Math.round((Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI);
}

function shortened(line: readonly Point[]): readonly Point[] {
  const [[x0, y0], [x1, y1]] = line.slice(-2);
  return [...line.slice(0, -1), [x1 - Math.sign(x1 - x0) * tipLength, y1 - Math.sign(y1 - y0) * tipLength]];
}

export function gateBlock(x: number, y: number): CellBlock {
  const { width, height } = gateSize;
  return { shape: 'gate', box: { x: x - width / 2, y: y - height / 2, width, height } };
}

/** Radius of a circle that adds or multiplies, in pixels. */
export const radius = 13;

export function circle(x: number, y: number): CellBlock {
  return {
    shape: 'circle',
    box: { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
  };
}

/** Size of the block of a function of one number, in pixels. */
export const pillSize = { width: 52, height: 26 } as const;

export function pill(x: number, y: number): CellBlock {
  const { width, height } = pillSize;
  return { shape: 'pill', box: { x: x - width / 2, y: y - height / 2, width, height } };
}
