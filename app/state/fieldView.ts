/** What the figure of receptive fields is set to, as its address holds it. */
import * as v from 'valibot';
import { cellNames } from '#rnn/cells';
import { addressInteger, type AddressState } from './address.ts';

export const patterns = ['ones', 'doubling', 'own'] as const;
export type DilationPattern = (typeof patterns)[number];

export const mostLayers = 6;
export const longestSeries = 64;
export const largestDilation = 32;

/** `1,2,4`: one dilation a layer, from the inputs up; null where the text is no such list. */
export function parseDilations(text: string): readonly number[] | null {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > mostLayers || parts.some((part) => !/^[1-9]\d?$/.test(part))) return null;
  const dilations = parts.map(Number);
  return dilations.every((dilation) => dilation <= largestDilation) ? dilations : null;
}

export const fieldAddress = {
  kernel: addressInteger(1, 5),
  layers: addressInteger(1, mostLayers),
  pattern: v.picklist(patterns),
  /** Of the pattern `own`. */
  dilations: v.pipe(
    v.string(),
    v.maxLength(40),
    v.check((text) => parseDilations(text) !== null),
  ),
  filters: addressInteger(1, 32),
  activation: v.picklist(['tanh', 'relu', 'linear']),
  against: v.picklist(cellNames),
  units: addressInteger(1, 256),
  length: addressInteger(1, longestSeries),
  seed: addressInteger(1, 50),
  /** The node pointed at: layers from 1, 0 the inputs, −1 the recurrent network; steps from 1, 0 the last. */
  layer: addressInteger(-1, mostLayers),
  step: addressInteger(0, longestSeries),
} as const;

export type FieldAddress = AddressState<typeof fieldAddress>;

export const fieldStart: FieldAddress = {
  kernel: 2,
  layers: 4,
  pattern: 'doubling',
  dilations: '1,2,4',
  filters: 4,
  activation: 'tanh',
  against: 'gru',
  units: 8,
  length: 32,
  seed: 1,
  layer: mostLayers,
  step: 0,
};

/** One dilation a layer. */
export function dilationsOf({ pattern, layers, dilations }: FieldAddress): readonly number[] {
  if (pattern === 'own') return parseDilations(dilations) ?? [1];
  return Array.from({ length: layers }, (_, layer) => (pattern === 'ones' ? 1 : 2 ** layer));
}
