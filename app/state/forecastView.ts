/** What the forecast figure is set to, and how the address says it: values that were pushed among it. */
import * as v from 'valibot';
import { forecasterNames, forecastSeriesNames, horizon, type ForecasterName } from '#data/forecasters';
import { addressInteger, addressNumber, type AddressState } from './address.ts';

/** A value put in the place of what was measured: at one step of the window, from 0, or at every one (null). */
export interface Push {
  readonly step: number | null;
  /** In the series' own unit. */
  readonly value: number;
}

/** Pushes at most: a link must stay short enough to be sent. */
export const mostPushes = 60;
/** The greatest magnitude that a value can be pushed to. */
export const farthestPush = 9_999_999;

/** @example "12:0.5~*:1" */
export const pushesText = (pushes: readonly Push[]): string =>
  pushes.map(({ step, value }) => `${step === null ? '*' : step + 1}:${Number(value.toFixed(6))}`).join('~');

const pushField = /^(\*|[1-9]\d?):(-?\d{1,7}(?:\.\d{1,6})?)$/;

/** The pushes that a text stands for; null where it stands for none. */
export function parsePushes(text: string): readonly Push[] | null {
  if (text === '') return [];
  const parts = text.split('~');
  if (parts.length > mostPushes) return null;
  const pushes: Push[] = [];
  for (const part of parts) {
    const [, step, value] = pushField.exec(part) ?? [];
    if (step === undefined) return null;
    pushes.push({ step: step === '*' ? null : Number(step) - 1, value: Number(value) });
  }
  return pushes;
}

/** With one more push, which takes the place of those of the same step; one of every step takes the place of all. */
export const withPush = (pushes: readonly Push[], push: Push): readonly Push[] =>
  push.step === null ? [push] : [...pushes.filter(({ step }) => step !== push.step), push];

/** Values with the pushes made, in their order; one of a step that there is not changes nothing. */
export function pushed(values: Float64Array, pushes: readonly Push[]): Float64Array {
  const result = Float64Array.from(values);
  for (const { step, value } of pushes) {
    if (step === null) result.fill(value);
    else if (step < result.length) result[step] = value;
  }
  return result;
}

/** The networks that a text names, in their own order; null where a name is none. */
export function parseForecasters(text: string): readonly ForecasterName[] | null {
  const names = text === 'none' ? [] : text.split(',');
  if (names.some((name) => !forecasterNames.some((one) => one === name))) return null;
  return forecasterNames.filter((name) => names.includes(name));
}

export const forecastAddress = {
  /** `own`: the one that the lesson asks for. */
  series: v.picklist(['own', ...forecastSeriesNames]),
  /** From 1; 0 leaves the choice to the figure. */
  window: addressInteger(0, 100_000),
  /** `iterated,lstm`: the networks drawn; `none` where none is. */
  models: v.pipe(
    v.string(),
    v.maxLength(80),
    v.check((text) => parseForecasters(text) !== null),
  ),
  pushed: v.pipe(
    v.string(),
    v.maxLength(1200),
    v.check((text) => parsePushes(text) !== null),
  ),
  /** The step of the window that is pointed at, from 1; 0: the last. */
  read: addressInteger(0, 99),
  ahead: addressInteger(1, horizon),
  /** All weights times this. */
  strength: addressNumber(0, 100),
} as const;

export type ForecastAddress = AddressState<typeof forecastAddress>;

export const forecastStart: ForecastAddress = {
  series: 'own',
  window: 0,
  models: 'iterated,atOnce,lstm',
  pushed: '',
  read: 0,
  ahead: horizon,
  strength: 1,
};
