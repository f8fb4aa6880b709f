/** What the figure of vanishing gradients is set to, as its address holds it. */
import * as v from 'valibot';
import { addressFlag, addressInteger, addressNumber, type AddressState } from './address.ts';

export const vanishingAddress = {
  /** Spectral radius of every recurrent block. */
  radius: addressNumber(0, 3),
  activation: v.picklist(['tanh', 'relu']),
  forgetBias: addressNumber(-10, 10),
  length: addressInteger(1, 200),
  units: addressInteger(1, 256),
  draw: v.picklist(['normal', 'orthogonal']),
  /** Whether the gradient is clipped to `clipNorm`. */
  clip: addressFlag(),
  seed: addressInteger(1, 9999),
  /** Steps back from the last that are read out. */
  back: addressInteger(0, 199),
  /** The eigenvalue that is read out, from 1, the farthest first. */
  eigenvalue: addressInteger(1, 256),
} as const;

export type VanishingView = AddressState<typeof vanishingAddress>;

export const vanishingStart: VanishingView = {
  radius: 0.9,
  activation: 'tanh',
  forgetBias: 1,
  length: 60,
  units: 16,
  draw: 'normal',
  clip: false,
  seed: 1,
  back: 20,
  eigenvalue: 1,
};

/** The global norm that clipping allows, as most training recipes have it. */
export const clipNorm = 1;
