/**
 * Opens the meaning of a term where it is marked in a lesson: by pointer, touch, Enter or the space bar. The lesson’s text is HTML
 * that was written while building, so one listener serves all marks on the page.
 */
import { lazy, Suspense, useEffect, useState } from 'react';

const TermPopover = lazy(() => import('./TermPopover.tsx'));

export interface AskedTerm {
  readonly key: string;
  /** The words that were asked about. */
  readonly words: HTMLElement;
}

export function TermPopovers() {
  const [asked, setAsked] = useState<AskedTerm | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // A press on the words whose meaning is open closes it, as a press anywhere does; the click must not open it again.
    let pressed: Element | null = null;
    const open = (words: HTMLElement) => setAsked({ key: words.dataset['term'] ?? '', words });
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        const words = termAt(target);
        pressed = words?.getAttribute('aria-expanded') === 'true' ? words : null;
      },
      { signal, capture: true },
    );
    document.addEventListener(
      'click',
      (event) => {
        const words = termAt(event.target);
        if (!words) return;
        // Words in a choice do not choose it.
        event.preventDefault();
        if (words !== pressed) open(words);
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      (event) => {
        const words = termAt(event.target);
        if (!words || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        open(words);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
  return (
    asked && (
      <Suspense>
        <TermPopover key={asked.key} asked={asked} onClose={() => setAsked(null)} />
      </Suspense>
    )
  );
}

function termAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-term]') : null;
}
