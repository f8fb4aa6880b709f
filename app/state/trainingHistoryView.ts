/** What a learner has set in the figure of training in two axes of time, and how the address says it. */
import * as v from 'valibot';
import { splitLetters } from '#data/text';
import { addressInteger, addressNumber, addressText, type AddressState } from './address.ts';

/** Letters of a passage at most. */
export const longestPassage = 120;
export const largestSampleSeed = 50;
export const largestWarmth = 2;

/** A moment that a learner has named. */
export interface Bookmark {
  readonly name: string;
  readonly trainStep: number;
  /** From 0. */
  readonly timeStep: number;
}

export const mostBookmarks = 12;
/** Letters of a bookmark's name at most. */
export const longestName = 32;
/** Characters of an address that all bookmarks take at most: a link must stay short enough to be sent. */
const longestList = 1600;

/** A name as it can be kept: on one line, without what parts bookmarks in the address, no longer than allowed. */
export function bookmarkName(typed: string): string {
  const plain = typed
    .replaceAll('~', '-')
    .replaceAll(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ')
    .trim();
  return splitLetters(plain.slice(0, 8 * longestName))
    .slice(0, longestName)
    .join('')
    .trim();
}

/**
 * Bookmarks as text: training step, sequence step counted from 1 and name with commas between, bookmarks with `~`.
 * @example "1500,12,commas learnt~6000,1,end"
 */
export function bookmarksText(bookmarks: readonly Bookmark[]): string {
  return bookmarks.map(({ trainStep, timeStep, name }) => `${trainStep},${timeStep + 1},${name}`).join('~');
}

/** The bookmarks that a text stands for; null where it stands for none. */
export function parseBookmarks(text: string): readonly Bookmark[] | null {
  if (text === '') return [];
  const parts = text.split('~');
  if (parts.length > mostBookmarks) return null;
  const bookmarks: Bookmark[] = [];
  for (const part of parts) {
    const [, trainStep, timeStep, name] = /^(\d{1,9}),([1-9]\d{0,3}),(.+)$/su.exec(part) ?? [];
    if (name === undefined || bookmarkName(name) !== name) return null;
    bookmarks.push({ name, trainStep: Number(trainStep), timeStep: Number(timeStep) - 1 });
  }
  return fitsLink(text) ? bookmarks : null;
}

const fitsLink = (text: string) => encodeURIComponent(text).length <= longestList;

/** With one more at the end; null where there is no room for it. One of the same name and moment is not kept twice. */
export function withBookmark(bookmarks: readonly Bookmark[], added: Bookmark): readonly Bookmark[] | null {
  const text = bookmarksText([added]);
  const next = [...bookmarks.filter((bookmark) => bookmarksText([bookmark]) !== text), added];
  return next.length > mostBookmarks || !fitsLink(bookmarksText(next)) ? null : next;
}

/** What stands for `newest`: the last of the run, and the newest while it trains. */
export const newestStep = -1;

/** Places count from 1 as on the page; 0 and empty leave the choice to the figure. */
export const trainingHistoryAddress = {
  recordOf: v.picklist(['auto', 'run', 'recorded']),
  trainStep: addressInteger(newestStep, 999_999_999),
  timeStep: addressInteger(0, 9999),
  passage: addressText(4 * longestPassage),
  parameter: v.pipe(v.string(), v.regex(/^[\w.]{0,40}$/)),
  weight: addressInteger(0, 9_999_999),
  sampleSeed: addressInteger(1, largestSampleSeed),
  sampleWarmth: addressNumber(0, largestWarmth),
  bookmarks: v.pipe(
    v.string(),
    v.check((text) => parseBookmarks(text) !== null),
  ),
} as const;

export type TrainingHistoryAddress = AddressState<typeof trainingHistoryAddress>;

export const trainingHistoryStart: TrainingHistoryAddress = {
  recordOf: 'auto',
  trainStep: newestStep,
  timeStep: 0,
  passage: '',
  parameter: '',
  weight: 0,
  sampleSeed: 1,
  sampleWarmth: 0.8,
  bookmarks: '',
};
