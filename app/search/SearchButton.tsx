/** Opens the search, by button, `/` or Ctrl+K; what it needs is loaded then. */
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Search } from 'lucide-react';
import { useText } from '../i18n/languages.ts';
import { Boundary } from '../shell/Boundary.tsx';

const SearchDialog = lazy(() => import('./SearchDialog.tsx'));

export function SearchButton({ className }: { readonly className: string }) {
  const { shell } = useText();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !asksForSearch(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <button
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-keyshortcuts="/ Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <Search size={17} aria-hidden />
        <span className="visually-hidden">{shell.search}</span>
      </button>
      {open && (
        <Boundary scope="page">
          <Suspense>
            <SearchDialog onClose={close} />
          </Suspense>
        </Boundary>
      )}
    </>
  );
}

/** `/` is a letter where one writes. */
function asksForSearch({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if ((ctrlKey || metaKey) && !altKey && !shiftKey) return key.toLowerCase() === 'k';
  if (key !== '/' || ctrlKey || metaKey || altKey) return false;
  return !(target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]'));
}
