/** What the shape calculator is set to, and how the address says it. */
import * as v from 'valibot';
import { frameworks } from '#figures/stackTensors';
import { cellNames } from '#rnn/cells';
import { addressFlag, addressInteger, type AddressState } from './address.ts';

/** Bounds of each number, and what stands there first. */
export const shapeRanges = {
  inputs: { low: 1, high: 4096, whole: true },
  hidden: { low: 1, high: 4096, whole: true },
  layers: { low: 1, high: 8, whole: true },
  rows: { low: 1, high: 4096, whole: true },
  steps: { low: 1, high: 10_000, whole: true },
} as const;

export type ShapeNumber = keyof typeof shapeRanges;
export const shapeNumbers = Object.keys(shapeRanges) as readonly ShapeNumber[];

const field = (name: ShapeNumber) => addressInteger(shapeRanges[name].low, shapeRanges[name].high);

export const shapesAddress = {
  /** `own`: the one that the lesson asks for. */
  kind: v.picklist(['own', ...cellNames]),
  inputs: field('inputs'),
  hidden: field('hidden'),
  /** 0: as many as the lesson asks for. */
  layers: addressInteger(0, shapeRanges.layers.high),
  both: addressFlag(),
  rows: field('rows'),
  steps: field('steps'),
  /** Where there is no room for all three. */
  framework: v.picklist(frameworks),
} as const;

export type ShapesAddress = AddressState<typeof shapesAddress>;

export const shapesStart: ShapesAddress = {
  kind: 'own',
  inputs: 8,
  hidden: 16,
  layers: 0,
  both: false,
  rows: 4,
  steps: 20,
  framework: 'pytorch',
};
