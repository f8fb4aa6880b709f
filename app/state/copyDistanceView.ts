/** Where a learner stands in the figure of the recorded copy task, and how the address says it. */
import * as v from 'valibot';
import { addressInteger, type AddressState } from './address.ts';

export const copyDistanceAddress = {
  networks: v.picklist(['rnn', 'all']),
  /** Which of the distances is read out, from 1. */
  distance: addressInteger(1, 99),
} as const;

export type CopyDistanceAddress = AddressState<typeof copyDistanceAddress>;

export const copyDistanceStart: CopyDistanceAddress = { networks: 'rnn', distance: 4 };
