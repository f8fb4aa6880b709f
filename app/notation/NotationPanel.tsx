/** The choice of notation, each with the recurrent neuron as it would be written, and what z of a GRU says. */
import 'katex/dist/katex.min.css';
import { lazy, Suspense } from 'react';
import { useNotationText } from '../i18n/notation.ts';
import { useNotationChoice } from './notationChoice.ts';
import styles from './NotationPanel.module.css';

// With KaTeX: for whoever opens the panel.
const NotationOptions = lazy(() => import('./NotationOptions.tsx'));

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
}

export default function NotationPanel({ open, onClose }: Props) {
  const text = useNotationText();
  const { shown, own, loading, choose } = useNotationChoice();
  return (
    <>
      <div role="status" className={styles.said}>
        {loading === 'yes' && <p>{text.loading}</p>}
        {loading === 'failed' && <p>{text.failed}</p>}
        {loading === 'no' && own && (
          <p>
            {text.carried(shown, own)}{' '}
            <button type="button" className={styles.action} onClick={() => choose(own)}>
              {text.own}
            </button>
          </p>
        )}
      </div>
      {open && (
        <div role="group" aria-label={text.title} className={styles.panel}>
          <Suspense fallback={<p className={styles.waiting}>{text.loading}</p>}>
            <NotationOptions shown={shown} onChoose={choose} />
          </Suspense>
          <p className={styles.stays}>{text.stays}</p>
          <button type="button" className={styles.action} onClick={onClose}>
            {text.close}
          </button>
        </div>
      )}
    </>
  );
}
