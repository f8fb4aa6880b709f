/** Given names, letter by letter: a language model of very short texts, which can make up new names. */
import { letterBaselines } from '../baselines/letters.ts';
import { describeExample } from '../describe.ts';
import { decoderInputs, type Examples } from '../examples.ts';
import {
  nameFile,
  nameLanguages,
  nameSource,
  parseNames,
  type NameLanguage,
  type NameList,
} from '../nameList.ts';
import { dealOut } from '../shuffle.ts';
import { alphabetOf, answerCodes, longest } from '../spelling.ts';
import type { FileTask, Split } from '../task.ts';
import { splitLetters } from '../text.ts';

export interface GivenNamesOptions {
  readonly seed: number;
  readonly language: NameLanguage;
  /** Of the names, for validation. */
  readonly validationShare: number;
}

/**
 * Inputs: codes `[N, T]`, the start symbol and the letters of a name; after the name, places that do not matter hold the
 * end and start symbols. Targets: codes `[N, T]`, the letter after each, the end symbol after the last; places after it
 * do not count. The names of one language are dealt out at random, none to both parts.
 */
export const givenNames: FileTask<NameList, GivenNamesOptions> = {
  kind: 'file',
  name: 'givenNames',
  family: 'text',
  file: nameFile,
  source: nameSource,
  defaults: { seed: 1, language: 'en', validationShare: 0.1 },
  parse: parseNames,
  examples(list, options = {}) {
    const { seed, language, validationShare } = { ...givenNames.defaults, ...options };
    if (!nameLanguages.includes(language))
      throw new RangeError(`expected a language of ${nameLanguages.join(', ')}, got ${language}`);
    const names = list[language].map((name) => splitLetters(name));
    const { legend, encode } = alphabetOf(names, ['start', 'end']);
    const [start, end] = [0, 1];
    const T = longest(names) + 1;
    const part = (names: readonly (readonly string[])[]): Examples => {
      const targets = {
        kind: 'codes',
        T,
        V: legend.symbols.length,
        codes: answerCodes(names.map(encode), T, end),
      } as const;
      return { count: names.length, inputs: decoderInputs(targets, start), targets };
    };
    const { train, validation } = dealOut(names, validationShare, seed);
    return {
      train: part(train),
      validation: part(validation),
      test: null,
      inputs: legend,
      targets: legend,
    } satisfies Split;
  },
  baselines: letterBaselines,
  describe: describeExample,
};
