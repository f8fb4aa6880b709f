/** Texts of the course that are fetched when they are asked for, once: the glossary and the index of search. */
import { courseTexts } from 'virtual:courseTexts';
import { fetchDataText } from './dataText.ts';

const fetched = new Map<string, Promise<string | null>>();

/**
 * @param language  English where the language has none
 * @returns null when it could not be fetched; the next call tries again
 */
export function courseText(language: string, name: 'glossary' | 'search'): Promise<string | null> {
  const file = (courseTexts[language] ?? courseTexts['en'])[name];
  const known = fetched.get(file);
  if (known) return known;
  const text = fetchDataText(file);
  fetched.set(file, text);
  void text.then((text) => {
    if (text === null) fetched.delete(file);
  });
  return text;
}
