/** The file of given names, which two tasks read: names with the language they are used in. */
import { dataProblem, fileRows } from './dataFile.ts';
import type { Loaded, Source } from './task.ts';

export const nameLanguages = ['cs', 'de', 'en', 'fr', 'id', 'it', 'pl', 'tr'] as const;

export type NameLanguage = (typeof nameLanguages)[number];

/** Names by language, in the order of the file. */
export type NameList = Readonly<Record<NameLanguage, readonly string[]>>;

export const nameFile = 'data/given-names.csv';

export const nameSource: Source = {
  title: 'Given names of eight languages',
  author: 'the Faker contributors',
  where: 'package @faker-js/faker 10.6.0',
  licence: 'MIT',
};

/** Rows `language,name`. */
export function parseNames(text: string): Loaded<NameList> {
  const rows = fileRows(text, ['language', 'name']);
  if ('kind' in rows) return rows;
  const names = new Map<string, string[]>(nameLanguages.map((language) => [language, []]));
  for (const [index, [language, name]] of rows.entries()) {
    const own = names.get(language);
    if (!own) return dataProblem(index + 2, `a language of ${nameLanguages.join(', ')}`, language);
    if (!/^\p{L}+$/u.test(name)) return dataProblem(index + 2, 'a name of letters', name);
    own.push(name);
  }
  const [cs, de, en, fr, id, it, pl, tr] = nameLanguages.map((language) => names.get(language) ?? []);
  const list = { cs, de, en, fr, id, it, pl, tr };
  const missing = nameLanguages.find((language) => list[language].length < 2);
  if (missing) return dataProblem(null, `at least 2 names of ${missing}`, String(list[missing].length));
  return { kind: 'loaded', content: list };
}
