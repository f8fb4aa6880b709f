/**
 * The languages of the page. Adding one: write its catalogue (`satisfies Required<Catalogue>`), add a line here, and put its
 * lessons in lessons/<language>/. English is in the first load; others load when chosen.
 */
import { useSyncExternalStore } from 'react';
import * as v from 'valibot';
import { useKit } from '../state/notation.ts';
import { readPreference, writePreference } from '../state/preferences.ts';
import { en, type Catalogue } from './en.ts';

interface Language {
  /** As its speakers call it. */
  readonly name: string;
  readonly load: () => Promise<Catalogue>;
}

export const languages = {
  en: { name: 'English', load: () => Promise.resolve(en) },
} as const satisfies Record<string, Language>;

export type LanguageName = keyof typeof languages;

const languageNames = Object.keys(languages) as [LanguageName, ...LanguageName[]];
const preferred = v.picklist(languageNames);

let current: { readonly name: LanguageName; readonly text: Catalogue } = { name: 'en', text: en };
const listeners = new Set<() => void>();

/** Loads the catalogue and then changes the whole page at once. */
export async function setLanguage(name: LanguageName): Promise<void> {
  const text = await languages[name].load();
  current = { name, text };
  document.documentElement.lang = name;
  writePreference('language', name);
  for (const listener of listeners) listener();
}

/** Takes up the language of the last visit; call once, before the first render. */
export function restoreLanguage(): void {
  const name = readPreference('language', preferred, 'en');
  if (name !== current.name) void setLanguage(name);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): LanguageName {
  return useSyncExternalStore(subscribe, () => current.name);
}

/** The sentences of the page, in the language and with the letters chosen. */
export function useText(): Catalogue {
  const text = useSyncExternalStore(subscribe, () => current.text);
  return useKit()?.text(text) ?? text;
}
