/** What the figure of the next letter is set to, as its address holds it. */
import { addressFlag, addressInteger, addressNumber, addressText, type AddressState } from './address.ts';
import { modelChoiceAddress, modelChoiceStart } from './modelChoice.ts';

/** Letters that the figure reads at most, and draws. */
export const longestPhrase = 200;
export const mostDrawn = 60;

export const nextLetterAddress = {
  ...modelChoiceAddress,
  /** Empty: the figure's or its lesson's own text. A letter may take several UTF-16 units. */
  phrase: addressText(longestPhrase * 2),
  /** The place that is read, from 1; 0: the first letter that is drawn. */
  place: addressInteger(0, longestPhrase + mostDrawn + 1),
  temperature: addressNumber(0, 5),
  /** Letters that are drawn among; 0 for all. */
  kept: addressInteger(0, 9999),
  /** Seed of the draws. */
  lot: addressInteger(1, 9999),
  drawn: addressInteger(0, mostDrawn),
  /** Whether all letters have a bar, not only the likeliest. */
  whole: addressFlag(),
} as const;

export type NextLetterView = AddressState<typeof nextLetterAddress>;

export const nextLetterStart: NextLetterView = {
  ...modelChoiceStart,
  phrase: '',
  place: 0,
  temperature: 1,
  kept: 0,
  lot: 1,
  drawn: 24,
  whole: false,
};
