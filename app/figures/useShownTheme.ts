/** The theme that is shown now, for pictures on canvas, which no style sheet reaches. */
import { useSyncExternalStore } from 'react';
import type { Theme } from '#figures/colour';

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function shownTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

export function useShownTheme(): Theme {
  return useSyncExternalStore(subscribe, shownTheme);
}
