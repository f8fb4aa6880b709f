/** What the figure of two orders is set to, as its address holds it. */
import * as v from 'valibot';
import { addressInteger, addressText, type AddressState } from './address.ts';

export const sequences = ['name', 'births'] as const;
export type SequenceName = (typeof sequences)[number];

export const shuffledAddress = {
  /** `own`: the one that the lesson asks for. */
  sequence: v.picklist(['own', ...sequences]),
  /** Empty: the figure's own. */
  called: addressText(64),
  /** Days after the first that was not trained on. */
  day: addressInteger(0, 5000),
  /** Which shuffling. */
  lot: addressInteger(1, 9999),
  /** Counted from 1; 0: the one whose last state differs most. */
  bar: addressInteger(0, 64),
} as const;

export type ShuffledAddress = AddressState<typeof shuffledAddress>;

export const shuffledStart: ShuffledAddress = { sequence: 'own', called: '', day: 100, lot: 1, bar: 0 };
