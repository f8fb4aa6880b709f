/** The text a run trains on, ready for the engine. */
import { letterEntropy } from '#data/letterEntropy';
import type { OwnText } from '#data/ownText';
import { encode, splitLetters, vocabularyOf } from '#data/text';
import type { CharModelSpec } from '#rnn/model';
import { fetchDataText } from './dataText.ts';
import type { TextSource } from './trainingTypes.ts';

export interface TrainingText {
  readonly source: TextSource;
  /** Kept for the learner's own text only: Moby-Dick can be fetched again. */
  readonly ownText: string | null;
  readonly vocabulary: readonly string[];
  /** `[N]`, one code per letter. */
  readonly codes: Int32Array;
  /** Bits per letter for one who knows the letters' frequencies and nothing else. */
  readonly letterEntropyBits: number;
}

/** With `spec`, the text is put in the letters of that model, as when a stored run is taken up again. */
function prepareText(
  source: TextSource,
  text: string,
  ownText: string | null,
  spec: CharModelSpec | null,
): TrainingText {
  const letters = splitLetters(text);
  const vocabulary = spec?.vocabulary ?? vocabularyOf(letters).letters;
  const { codes } = encode(letters, vocabulary);
  return {
    source,
    ownText,
    vocabulary,
    codes,
    letterEntropyBits: letterEntropy(codes, vocabulary.length),
  };
}

/** The whole book; null when it could not be fetched. */
export async function mobyDickText(spec: CharModelSpec | null = null): Promise<TrainingText | null> {
  const text = await fetchDataText('data/moby-dick.txt');
  return text === null ? null : prepareText({ kind: 'mobyDick' }, text, null, spec);
}

/** A text that `parseOwnText` has let through. */
export function ownTrainingText(
  own: Pick<Extract<OwnText, { kind: 'text' }>, 'text'>,
  name: string,
  spec: CharModelSpec | null = null,
): TrainingText {
  return prepareText({ kind: 'own', name }, own.text, own.text, spec);
}
