/** Given names of several languages written in Latin letters. */
import { createRequire } from 'node:module';
import * as v from 'valibot';
import { packageFile } from './packages.ts';

/** The package's locales by language. */
const locales = {
  cs: 'cs_CZ',
  de: 'de',
  en: 'en',
  fr: 'fr',
  id: 'id_ID',
  it: 'it',
  pl: 'pl',
  tr: 'tr',
} as const;

/** Of the package, all that is needed: by locale, lists of given names under `female`, `male` and `generic`. */
const packageSchema = v.object({
  allLocales: v.record(
    v.string(),
    v.object({
      person: v.optional(v.object({ first_name: v.optional(v.record(v.string(), v.array(v.string()))) })),
    }),
  ),
});

/** One name of one word and 2 to 12 letters. */
const plainName = /^\p{Script=Latin}{2,12}$/u;

/** `language,name`, by language and then in the order of code points; each name once in a language. */
export function givenNames(): string {
  // Not `import`: the runner of the commands closes before this line is reached, and then imports no more.
  const load = createRequire(import.meta.url);
  const { allLocales } = v.parse(packageSchema, load(packageFile('@faker-js/faker', 'dist/index.js')));
  const lines = ['language,name'];
  for (const [language, locale] of Object.entries(locales)) {
    const lists = allLocales[locale]?.person?.first_name ?? {};
    const names = Object.values(lists)
      .flat()
      .map((name) => name.normalize('NFC'))
      .filter((name) => plainName.test(name));
    for (const name of [...new Set(names)].sort()) lines.push(`${language},${name}`);
  }
  return `${lines.join('\n')}\n`;
}
