/** Name → language: which of eight languages a given name is of. */
import { chance, mostFrequentClass } from '../baselines/classes.ts';
import { describeExample } from '../describe.ts';
import type { Examples } from '../examples.ts';
import {
  nameFile,
  nameLanguages,
  nameSource,
  parseNames,
  type NameLanguage,
  type NameList,
} from '../nameList.ts';
import { seededRandom } from '../random.ts';
import { assertWhole, dealOut, shuffled } from '../shuffle.ts';
import { alphabetOf, longest, paddedBefore } from '../spelling.ts';
import type { FileTask, Split } from '../task.ts';
import { splitLetters } from '../text.ts';

export interface NameLanguageOptions {
  readonly seed: number;
  /** Names of a language at most, so that none is asked for much more often than others. */
  readonly perLanguage: number;
  /** Of the names, for validation. */
  readonly validationShare: number;
}

/** Names that one language alone has, by language. A name of several has no right answer, so the task leaves it out. */
export function namesOfOneLanguage(list: NameList): NameList {
  const languages = new Map<string, number>();
  for (const name of nameLanguages.flatMap((language) => list[language]))
    languages.set(name, (languages.get(name) ?? 0) + 1);
  const only = (language: NameLanguage) => list[language].filter((name) => languages.get(name) === 1);
  const [cs, de, en, fr, id, it, pl, tr] = nameLanguages.map(only);
  return { cs, de, en, fr, id, it, pl, tr };
}

/**
 * Inputs: codes `[N, T]` of letters and padding, which stands before a name, so that the last step reads its last letter.
 * Targets: one code for the name, a place in `nameLanguages`. The names are dealt out at random, none to both parts.
 */
export const nameLanguage: FileTask<NameList, NameLanguageOptions> = {
  kind: 'file',
  name: 'nameLanguage',
  family: 'mapping',
  file: nameFile,
  source: nameSource,
  defaults: { seed: 1, perLanguage: 400, validationShare: 0.2 },
  parse: parseNames,
  examples(list, options = {}) {
    const { seed, perLanguage, validationShare } = { ...nameLanguage.defaults, ...options };
    assertWhole('perLanguage', perLanguage, 1);
    const own = namesOfOneLanguage(list);
    const random = seededRandom(seed);
    const named = nameLanguages.flatMap((language, code) =>
      shuffled(own[language], random)
        .slice(0, perLanguage)
        .map((name) => ({ letters: splitLetters(name), code })),
    );
    const spelt = named.map(({ letters }) => letters);
    const { legend, encode } = alphabetOf(spelt, ['padding']);
    const T = longest(spelt);
    const padding = 0;
    const part = (names: typeof named): Examples => {
      const read = paddedBefore(
        names.map(({ letters }) => encode(letters)),
        T,
        padding,
      );
      const answers = Int32Array.from(names, ({ code }) => code);
      return {
        count: names.length,
        inputs: { kind: 'codes', T, V: legend.symbols.length, codes: read },
        targets: { kind: 'codes', T: null, V: nameLanguages.length, codes: answers },
      };
    };
    const { train, validation } = dealOut(named, validationShare, seed);
    return {
      train: part([...train]),
      validation: part([...validation]),
      test: null,
      inputs: legend,
      targets: { kind: 'codes', symbols: nameLanguages, start: null, end: null, padding: null },
    } satisfies Split;
  },
  baselines: [chance, mostFrequentClass],
  describe: describeExample,
};
