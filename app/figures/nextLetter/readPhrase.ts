/** What a model reads of a typed text. */
import { normaliseText, splitLetters } from '#data/text';
import { readableText, type ReadableText } from '#figures/cellText';
import type { CharModel } from '#rnn/model';
import { longestPhrase } from '../../state/nextLetterView.ts';

/** A capital that the vocabulary lacks is read as the small letter, where it has that. */
export function readPhrase(typed: string, { spec }: CharModel): ReadableText {
  const known = new Set(spec.vocabulary);
  const letters = splitLetters(normaliseText(typed)).map((letter) => {
    const small = letter.toLowerCase();
    return !known.has(letter) && known.has(small) ? small : letter;
  });
  return readableText(letters, spec.vocabulary, longestPhrase);
}

/** The text that is read: what was typed, or the figure's own where nothing of it can be read. */
export function shownPhrase(typed: string, own: string, model: CharModel): string {
  return readPhrase(typed, model).text || readPhrase(own, model).text || model.spec.vocabulary[0];
}
