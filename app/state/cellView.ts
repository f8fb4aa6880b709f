/** Where a learner stands in a cell figure, and how the address says it. */
import * as v from 'valibot';
import type { LstmActivationName } from '#rnn/cells';
import { readingSteps } from '#figures/cellGraph';
import type { AddressState } from './address.ts';
import { addressInteger, addressText } from './address.ts';

export interface CellView {
  /** As it was typed; what of it the model can read, the figure says. */
  readonly text: string;
  /** Letter, counted from 0; null: the figure chooses one worth looking at. */
  readonly timeStep: number | null;
  readonly step: LstmActivationName;
  /** Counted from 0; null: the figure chooses one worth looking at. */
  readonly unit: number | null;
}

/** Longest text that is taken from a field or a link. */
export const longestTyped = 200;

/** The keys of the address; places are counted from 1 as on the page, and 0 leaves the choice to the figure. */
export const cellAddress = {
  word: addressText(longestTyped),
  letter: addressInteger(0, 10_000),
  step: v.picklist(readingSteps),
  unit: addressInteger(0, 4096),
} as const;

export type CellAddress = AddressState<typeof cellAddress>;

/** The view with which a lesson opens; an empty word stands for the lesson's own. */
export const cellAddressStart: CellAddress = { word: '', letter: 0, step: 'forgetGate', unit: 0 };

export function viewFromAddress({ word, letter, step, unit }: CellAddress, ownText: string): CellView {
  return {
    text: word === '' ? ownText : word,
    timeStep: letter === 0 ? null : letter - 1,
    step,
    unit: unit === 0 ? null : unit - 1,
  };
}

export function addressFromView({ text, timeStep, step, unit }: CellView, ownText: string): CellAddress {
  return {
    word: text === ownText ? '' : text.slice(0, longestTyped),
    letter: timeStep === null ? 0 : timeStep + 1,
    step,
    unit: unit === null ? 0 : unit + 1,
  };
}
