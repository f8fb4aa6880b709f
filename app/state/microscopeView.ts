/** What a learner has set in the microscope, and how the address says it. */
import * as v from 'valibot';
import type { ActivationName } from '#rnn/cells';
import { cells } from '#rnn/cells';
import { addressInteger, addressText, type AddressState } from './address.ts';
import { longestTyped } from './cellView.ts';
import { modelChoiceAddress, modelChoiceStart } from './modelChoice.ts';

export const epsilons = ['1e-1', '1e-2', '1e-3', '1e-4', '1e-5', '1e-6', '1e-8', '1e-12'] as const;

const activationNames = [
  ...new Set<ActivationName>([...cells.lstm.activations, ...cells.gru.activations]),
] as const;

/** Places are counted from 1 as on the page; 0, like `own`, leaves the choice to the figure or the lesson. */
export const microscopeAddress = {
  ...modelChoiceAddress,
  word: addressText(longestTyped),
  counted: v.picklist(['every', 'last']),
  of: v.picklist(['activation', 'preActivation']),
  quantity: v.picklist(activationNames),
  step: addressInteger(0, 10_000),
  unit: addressInteger(0, 4096),
  from: addressInteger(0, 4096),
  wall: addressInteger(0, 10_000),
  prove: v.picklist(['no', 'value', 'weight']),
  epsilon: v.picklist(epsilons),
} as const;

export type MicroscopeAddress = AddressState<typeof microscopeAddress>;

export const microscopeStart: MicroscopeAddress = {
  ...modelChoiceStart,
  word: '',
  counted: 'every',
  of: 'activation',
  quantity: 'hiddenState',
  step: 0,
  unit: 0,
  from: 0,
  wall: 0,
  prove: 'no',
  epsilon: '1e-5',
};
