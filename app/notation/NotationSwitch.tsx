/** Opens the choice of notation. What it opens is loaded then, or where another notation than the standard one is shown. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';
import { useText } from '../i18n/languages.ts';
import { useAddress } from '../state/address.ts';
import { useNotation } from '../state/notation.ts';
import { readPreference } from '../state/preferences.ts';
import styles from './NotationSwitch.module.css';

const NotationPanel = lazy(() => import('./NotationPanel.tsx'));

export function NotationSwitch() {
  const { notation } = useText().shell;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const carried = useAddress(({ values }) => 'notation' in values || 'z' in values);
  const needed = open || carried || readPreference('notation', v.string(), '') !== '';
  useEffect(() => {
    if (!needed) useNotation.setState({ kit: null });
  }, [needed]);
  return (
    <div className={styles.switch}>
      <button ref={button} type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {notation}
      </button>
      {needed && (
        <Suspense>
          <NotationPanel
            open={open}
            onClose={() => {
              setOpen(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
