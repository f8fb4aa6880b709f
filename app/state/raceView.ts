/** What the fair race is set to, as its address holds it. */
import * as v from 'valibot';
import { parseCells, raceTasks, type RaceSetup } from '#data/race';
import { addressInteger, addressNumber, type AddressState } from './address.ts';

export const raceRanges = {
  units: { low: 1, high: 64, whole: true },
  steps: { low: 1, high: 5000, whole: true },
} as const;

export const raceAddress = {
  task: v.picklist(raceTasks),
  /** `rnn,lstm`: one to four kinds. */
  cells: v.pipe(
    v.string(),
    v.maxLength(80),
    v.check((text) => parseCells(text) !== null),
  ),
  units: addressInteger(raceRanges.units.low, raceRanges.units.high),
  layers: addressInteger(1, 3),
  match: v.picklist(['units', 'parameters']),
  seeds: addressInteger(1, 5),
  rate: addressNumber(1e-6, 1e38),
  steps: addressInteger(raceRanges.steps.low, raceRanges.steps.high),
  axis: v.picklist(['steps', 'time']),
  /** Where the losses are read, in percent of the axis. */
  place: addressInteger(0, 100),
} as const;

export type RaceAddress = AddressState<typeof raceAddress>;

export const raceStart: RaceAddress = {
  task: 'adding',
  cells: 'rnn,lstm,gru',
  units: 16,
  layers: 1,
  match: 'units',
  seeds: 3,
  rate: 0.01,
  steps: 300,
  axis: 'steps',
  place: 100,
};

/** Where the losses are read is no part of it. */
export function setupOf({
  task,
  cells,
  units,
  layers,
  match,
  seeds,
  rate,
  steps,
}: Omit<RaceAddress, 'axis' | 'place'>): RaceSetup {
  return { task, cells: parseCells(cells) ?? ['rnn'], units, layers, match, seeds, rate, steps };
}
