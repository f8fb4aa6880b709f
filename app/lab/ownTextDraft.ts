/** What the learner has pasted, kept while lessons are changed and over a reload. */
import * as v from 'valibot';
import { create } from 'zustand';
import { readPreference, writePreference } from '../state/preferences.ts';

const key = 'ownTextDraft';
/** Letters; a longer draft lasts as long as the page, because the browser stores small things only. */
const storedLimit = 500_000;

export const useOwnTextDraft = create<{ readonly draft: string }>()(() => ({
  draft: readPreference(key, v.pipe(v.string(), v.maxLength(storedLimit)), ''),
}));

export function setOwnTextDraft(draft: string): void {
  useOwnTextDraft.setState({ draft });
}

/** Called when the field is left rather than at every letter. */
export function storeOwnTextDraft(): void {
  const { draft } = useOwnTextDraft.getState();
  if (draft.length <= storedLimit) writePreference(key, draft);
}
