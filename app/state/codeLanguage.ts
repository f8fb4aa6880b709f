/** The language in which code is shown: one choice for all listings, kept from visit to visit. */
import * as v from 'valibot';
import { create } from 'zustand';
import { codeLanguages, type CodeLanguage } from '#notation/listings/listing';
import { readPreference, writePreference } from './preferences.ts';

const key = 'codeLanguage';

export const useCodeLanguage = create<{ readonly language: CodeLanguage }>()(() => ({
  language: readPreference(key, v.picklist(codeLanguages), 'numpy'),
}));

export function setCodeLanguage(language: CodeLanguage): void {
  writePreference(key, language);
  useCodeLanguage.setState({ language });
}
