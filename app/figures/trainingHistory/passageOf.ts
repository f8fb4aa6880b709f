/** The passage that every moment of the run reads, in letters that its model knows. */
import { encode, normaliseText, splitLetters } from '#data/text';
import { longestPassage } from '../../state/trainingHistoryView.ts';
import type { HistoryRun } from './useHistoryRun.ts';

/** From the end of the book, which the recorded run has not been trained on; a word that comes again is in it. */
const bookPassage = 'Round and round, then, and ever contracting towards the button';

export interface Passage {
  /** `[T + 1]`, two or more. */
  readonly letters: readonly string[];
  readonly codes: Int32Array;
  /** Letters that the model does not know. */
  readonly unread: readonly string[];
  readonly cut: boolean;
  /** What was asked for has fewer than two letters that can be read, so that another one stands in. */
  readonly tooShort: boolean;
}

/** What is read where nothing was typed. */
export const ownPassageOf = ({ ownPassage }: HistoryRun, ofLesson: string | undefined): string =>
  ofLesson ?? ownPassage ?? bookPassage;

export function passageOf(typed: string, own: string, { vocabulary }: HistoryRun['spec']): Passage {
  const read = (text: string) => {
    const all = splitLetters(normaliseText(text));
    const { letters, unknown } = encode(all, vocabulary);
    const kept = letters.slice(0, longestPassage);
    return { letters: kept, unread: unknown, cut: letters.length > longestPassage };
  };
  const asked = read(typed);
  const coded = (letters: readonly string[]) => ({ letters, codes: encode(letters, vocabulary).codes });
  if (asked.letters.length > 1) return { ...asked, ...coded(asked.letters), tooShort: false };
  const instead = read(own).letters;
  // A vocabulary that has none of it: its first letter, followed by itself.
  const letters = instead.length > 1 ? instead : [vocabulary[0], vocabulary[0]];
  return { ...asked, ...coded(letters), tooShort: true };
}
