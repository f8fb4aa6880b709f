/** Which model a figure shows, and how the address says it: one vocabulary for all figures that read a character model. */
import * as v from 'valibot';
import { cellNames, type CellName } from '#rnn/cells';
import { addressInteger, addressNumber, type AddressState } from './address.ts';

/**
 * `trained`: the one of its kind that comes with the page. `fresh`: random weights from a seed. `run`: the learner's own
 * model in training.
 */
export const modelSources = ['trained', 'fresh', 'run'] as const;
export type ModelSource = (typeof modelSources)[number];

export interface ModelChoice {
  readonly source: ModelSource;
  readonly cell: CellName;
  /** Units, seed and a factor of all weights; of a fresh model only. */
  readonly units: number;
  readonly seed: number;
  readonly scale: number;
}

export const largestSeed = 50;
export const largestScale = 20;

/** To be spread into a figure's own schema. `own` leaves the choice to the figure or its lesson. */
export const modelChoiceAddress = {
  source: v.picklist(['own', ...modelSources]),
  cell: v.picklist(['own', ...cellNames]),
  units: addressInteger(1, 256),
  seed: addressInteger(1, largestSeed),
  scale: addressNumber(0, largestScale),
} as const;

export type ModelChoiceAddress = AddressState<typeof modelChoiceAddress>;

export const modelChoiceStart: ModelChoiceAddress = {
  source: 'own',
  cell: 'own',
  units: 8,
  seed: 1,
  scale: 1,
};

/** @param own  what stands where the address says `own` */
export function modelChoice(
  { source, cell, units, seed, scale }: ModelChoiceAddress,
  own: { readonly source?: ModelSource | undefined; readonly cell?: CellName | undefined } = {},
): ModelChoice {
  return {
    source: source === 'own' ? (own.source ?? 'trained') : source,
    cell: cell === 'own' ? (own.cell ?? 'lstm') : cell,
    units,
    seed,
    scale,
  };
}
