/** What the figure of problem shapes is set to, as its address holds it. */
import * as v from 'valibot';
import { sequenceShapes } from '#rnn/sequenceShapes';
import { addressInteger, addressNumber, addressText, type AddressState } from './address.ts';

export const problemsAddress = {
  /** `own`: the one that the lesson asks for. */
  shape: v.picklist(['own', ...sequenceShapes]),
  /** From 1. */
  month: addressInteger(1, 12),
  /** A given name; empty: the figure's own. */
  called: addressText(64),
  /** A word to pronounce; empty: the figure's own. */
  spelt: addressText(64),
  /** Days after the first that was not trained on. */
  day: addressInteger(0, 5000),
  /** Counted from 1; 0: the last one that answers. */
  moment: addressInteger(0, 64),
  /** The seed of random weights; 0: the weights that were taught. */
  drawn: addressInteger(0, 9999),
  /** All weights times this. */
  gain: addressNumber(0, 100),
} as const;

export type ProblemsAddress = AddressState<typeof problemsAddress>;

export const problemsStart: ProblemsAddress = {
  shape: 'own',
  month: 9,
  called: '',
  spelt: '',
  day: 100,
  moment: 0,
  drawn: 0,
  gain: 1,
};
