/** Where a learner stands in a cell figure, and how the address says it. */
import * as v from 'valibot';
import type { QuantityName } from '#rnn/quantities';
import type { AddressState } from './address.ts';
import { addressInteger, addressText } from './address.ts';

/**
 * `unit`: one unit's numbers on the wires. `sum`: what the step adds up for that unit, term by term. `layer`: all units.
 * `word`: unrolled over the letters. `shapes`: the shape of every wire instead of a value.
 */
export const cellViews = ['unit', 'sum', 'layer', 'word', 'shapes'] as const;
export type CellViewName = (typeof cellViews)[number];

/** Steps of the reading of any kind of cell. */
const steps = [
  'forgetGate',
  'inputGate',
  'candidate',
  'cellState',
  'outputGate',
  'hiddenState',
  'resetGate',
  'updateGate',
  'weightedSum',
  'normalisedSum',
] as const satisfies readonly QuantityName[];

/** Sizes for the view of shapes; 0 stands for those of the model and its word. */
export interface ChosenSizes {
  readonly batch: number;
  readonly length: number;
  readonly inputs: number;
  readonly hidden: number;
}

export interface CellView extends ChosenSizes {
  /** As it was typed; what of it the model can read, the figure says. */
  readonly text: string;
  /** Letter, counted from 0; null: the figure chooses one worth looking at. */
  readonly timeStep: number | null;
  /** One that the cell shown does not have stands for its first. */
  readonly step: QuantityName;
  /** Counted from 0; null: the figure chooses one worth looking at. */
  readonly unit: number | null;
  readonly view: CellViewName;
}

/** Longest text that is taken from a field or a link. */
export const longestTyped = 200;

/** The keys of the address; places are counted from 1 as on the page, and 0 leaves the choice to the figure. */
export const cellAddress = {
  word: addressText(longestTyped),
  letter: addressInteger(0, 10_000),
  step: v.picklist(steps),
  unit: addressInteger(0, 4096),
  view: v.picklist(cellViews),
  batch: addressInteger(0, 99),
  length: addressInteger(0, 999),
  inputs: addressInteger(0, 999),
  hidden: addressInteger(0, 999),
} as const;

export type CellAddress = AddressState<typeof cellAddress>;

/** Where the figure opens where nothing else is said. */
export const cellViewStart = {
  step: 'forgetGate',
  unit: null,
  view: 'unit',
  batch: 0,
  length: 0,
  inputs: 0,
  hidden: 0,
} as const satisfies Partial<CellView>;

/** The view with which a lesson opens; an empty word stands for the lesson's own. */
export const cellAddressStart: CellAddress = { ...cellViewStart, word: '', letter: 0, unit: 0 };

export function viewFromAddress({ word, letter, unit, ...rest }: CellAddress, ownText: string): CellView {
  return {
    ...rest,
    text: word === '' ? ownText : word,
    timeStep: letter === 0 ? null : letter - 1,
    unit: unit === 0 ? null : unit - 1,
  };
}

export function addressFromView(
  { text, timeStep, unit, step, ...rest }: CellView,
  ownText: string,
): CellAddress {
  return {
    ...rest,
    // A step outside of the list is none that a figure sets.
    step: steps.find((name) => name === step) ?? cellViewStart.step,
    word: text === ownText ? '' : text.slice(0, longestTyped),
    letter: timeStep === null ? 0 : timeStep + 1,
    unit: unit === null ? 0 : unit + 1,
  };
}
