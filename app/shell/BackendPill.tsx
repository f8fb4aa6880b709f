/** Which engine trains and how exact it is, at a glance; the panel behind it says the rest. */
import { lazy, Suspense, useState } from 'react';
import { useText } from '../i18n/languages.ts';
import { useTraining } from '../state/training.ts';
import { errorText, largestError } from './backendError.ts';
import styles from './BackendPill.module.css';

const BackendPanel = lazy(() => import('./BackendPanel.tsx'));

export function BackendPill() {
  const { names, pill } = useText().shell.backend;
  const report = useTraining((s) => s.backend);
  const opening = useTraining((s) => s.phase === 'opening' && s.backend === null);
  const [open, setOpen] = useState(false);
  const state = report === null ? 'unopened' : report.chosen === null ? 'none' : 'chosen';
  const attempt = report?.attempts.find(({ name }) => name === report.chosen);
  const error = attempt ? largestError(attempt) : null;
  return (
    <>
      <button type="button" className={styles.pill} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className={styles.dot} data-state={state} aria-hidden />
        <span className="visually-hidden">{`${pill.label}: `}</span>
        {report?.chosen ? names[report.chosen] : opening ? pill.opening : report ? pill.none : pill.unopened}
        {error !== null && <span className={styles.error}>{` · ${pill.error(errorText(error))}`}</span>}
      </button>
      {open && (
        <Suspense>
          <BackendPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
