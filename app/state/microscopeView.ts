/** What a learner has set in the microscope, and how the address says it. */
import * as v from 'valibot';
import type { ActivationName } from '#rnn/cells';
import { cells } from '#rnn/cells';
import { addressInteger, addressNumber, addressText, type AddressState } from './address.ts';
import { longestTyped } from './cellView.ts';

export const networks = ['trained', 'rnn', 'lstm', 'gru'] as const;
export type NetworkChoice = (typeof networks)[number];

/** Units that a fresh network may have. */
export const unitChoices = [1, 2, 3, 4, 6, 8, 16, 32, 64, 128, 256] as const;
export const largestSeed = 50;
export const largestScale = 20;
export const epsilons = ['1e-1', '1e-2', '1e-3', '1e-4', '1e-5', '1e-6', '1e-8', '1e-12'] as const;

const activationNames = [
  ...new Set<ActivationName>([...cells.lstm.activations, ...cells.gru.activations]),
] as const;

/** Places are counted from 1 as on the page; 0, like `own`, leaves the choice to the figure or the lesson. */
export const microscopeAddress = {
  network: v.picklist(['own', ...networks]),
  word: addressText(longestTyped),
  units: addressInteger(1, 256),
  seed: addressInteger(1, largestSeed),
  scale: addressNumber(0, largestScale),
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
  network: 'own',
  word: '',
  units: 4,
  seed: 1,
  scale: 1,
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
