/** The glossary of a language, fetched when a term is first asked for. */
import type { Term } from '#lesson/glossary';
import { courseText } from '../state/courseTexts.ts';

const loaded = new Map<string, Promise<readonly Term[] | null>>();

/**
 * The terms in the order in which lessons define them. One promise for each language, as `use` needs it.
 * @returns null when they could not be fetched; the next call tries again
 */
export function loadGlossary(language: string): Promise<readonly Term[] | null> {
  const known = loaded.get(language);
  if (known) return known;
  const terms = courseText(language, 'glossary').then((text) => {
    if (text === null) loaded.delete(language);
    // Written by the build of this very page (`app/build/courseTexts.ts`), which has checked it.
    return text === null ? null : (JSON.parse(text) as readonly Term[]);
  });
  loaded.set(language, terms);
  return terms;
}
