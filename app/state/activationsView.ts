/** What a learner has set in the figure of activations, and how the address says it. */
import * as v from 'valibot';
import { letterProperties, type LetterProperty, type LetterRange } from '#inspect/letterProperties';
import { unitOrders } from '#inspect/unitOrder';
import { cells, type ActivationName } from '#rnn/cells';
import { addressInteger, addressNumber, addressText, type AddressState } from './address.ts';
import { modelChoiceAddress, modelChoiceStart } from './modelChoice.ts';

export const textSources = ['book', 'own'] as const;
export type TextSource = (typeof textSources)[number];

/** Letters of a passage that are offered; the last is also the longest own text. */
export const passageLengths = [300, 1000, 3000, 10_000] as const;
export const longestPassage = 10_000;

/** An own text whose link would be longer than this is kept by the device, not by the link. */
const longestLinkedText = 900;

/** Whether a text has room in a link. Most of its letters may be three bytes, nine characters of an address. */
export const fitsLink = (text: string): boolean =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')).length <= longestLinkedText;

export const zooms = ['close', 'far'] as const;
export type Zoom = (typeof zooms)[number];

const activationNames = [
  ...new Set<ActivationName>([...cells.lstm.activations, ...cells.gru.activations]),
] as const;

const longestMarks = 600;

/**
 * Marked letters as text: `3-17~40`, counted from 1, both ends included; ascending, with a letter at least between two
 * ranges.
 */
export function marksText(marks: readonly LetterRange[]): string {
  return marks.map(({ from, to }) => (to === from + 1 ? `${to}` : `${from + 1}-${to}`)).join('~');
}

/** The ranges that a text stands for; null where it stands for none. */
export function parseMarks(text: string): readonly LetterRange[] | null {
  if (text === '') return [];
  if (text.length > longestMarks) return null;
  const marks: LetterRange[] = [];
  for (const part of text.split('~')) {
    const match = /^([1-9]\d{0,4})(?:-([1-9]\d{0,4}))?$/.exec(part);
    if (!match) return null;
    const range = { from: Number(match[1]) - 1, to: Number(match[2] ?? match[1]) };
    if (range.to <= range.from) return null;
    marks.push(range);
  }
  return mergedMarks(marks);
}

/** Marks with a range marked or cleared; null where the list would be too long for a link. */
export function withMark(
  marks: readonly LetterRange[],
  { from, to }: LetterRange,
  marked: boolean,
): readonly LetterRange[] | null {
  const others = marks.flatMap((range) => [
    { from: range.from, to: Math.min(range.to, from) },
    { from: Math.max(range.from, to), to: range.to },
  ]);
  const next = mergedMarks(marked ? [...marks, { from, to }] : others);
  return marksText(next).length > longestMarks ? null : next;
}

/** Ascending, empty ones left out, those that touch joined. */
function mergedMarks(marks: readonly LetterRange[]): readonly LetterRange[] {
  const merged: LetterRange[] = [];
  for (const range of marks.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}

/** Whether a letter is marked. */
export const isMarked = (marks: readonly LetterRange[], letter: number): boolean =>
  marks.some(({ from, to }) => letter >= from && letter < to);

/** Places are counted from 1 as on the page; 0, `own` and empty leave the choice to the figure. */
export const activationsAddress = {
  ...modelChoiceAddress,
  from: v.picklist(textSources),
  paragraph: addressInteger(1, 10_000),
  letters: addressInteger(1, longestPassage),
  text: addressText(longestLinkedText),
  quantity: v.picklist(['own', ...activationNames]),
  order: v.picklist(unitOrders),
  zoom: v.picklist(zooms),
  unit: addressInteger(0, 4096),
  step: addressInteger(0, longestPassage),
  property: v.picklist(['figure', ...letterProperties]),
  marks: v.pipe(
    v.string(),
    v.maxLength(longestMarks),
    v.check((text) => parseMarks(text) !== null),
  ),
  prompt: addressText(200),
  held: addressNumber(-10, 10),
  draw: addressInteger(1, 50),
  warmth: addressNumber(0, 2),
} as const;

export type ActivationsAddress = AddressState<typeof activationsAddress>;

export const activationsStart: ActivationsAddress = {
  ...modelChoiceStart,
  from: 'book',
  // Where Ishmael and the landlord talk: quotations begin and end every few letters.
  paragraph: 62,
  letters: 1000,
  text: '',
  quantity: 'own',
  order: 'index',
  zoom: 'close',
  unit: 0,
  step: 0,
  property: 'figure',
  marks: '',
  prompt: '',
  held: 0,
  draw: 1,
  warmth: 0.7,
};

/** @param own  the property that a lesson names */
export const shownProperty = ({ property }: ActivationsAddress, own: LetterProperty): LetterProperty =>
  property === 'figure' ? own : property;
