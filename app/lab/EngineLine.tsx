/** Which engine trains, and how far it is from the reference. */
import { lazy, Suspense, useState } from 'react';
import { useTrainingText } from '../i18n/training.ts';
import { errorText, largestError } from '../shell/backendError.ts';
import { useTraining } from '../state/training.ts';
import controls from './controls.module.css';

const BackendPanel = lazy(() => import('../shell/BackendPanel.tsx'));

export function EngineLine() {
  const text = useTrainingText().engine;
  const backend = useTraining((state) => state.backend);
  const [open, setOpen] = useState(false);
  const chosen = backend?.attempts.find((attempt) => attempt.name === backend.chosen);
  if (!chosen) return <p className={controls.soft}>{text.none}</p>;
  const error = largestError(chosen);
  return (
    <div className={controls.soft}>
      {text.trainsOn(chosen.name, chosen.adapter)}
      {error === null ? text.noError : text.error(errorText(error))}{' '}
      <button type="button" className={controls.link} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.more}
      </button>
      {open && (
        <Suspense>
          <BackendPanel onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
