/** The text that the model learns from: Moby-Dick, or one of the learner's own. */
import { lazy, Suspense, useId, useState } from 'react';
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { trainOnMobyDick } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import styles from './TextSource.module.css';

/** With the parser of what a learner brings: not needed before it is asked for. */
const OwnTextField = lazy(() => import('./OwnTextField.tsx'));

export function TextSource() {
  const text = useTrainingText().source;
  const name = useId();
  const source = useTraining((state) => state.source);
  const length = useTraining((state) => state.textLength);
  const begun = useTraining((state) => state.trainStep);
  /** What the learner looks at; null: what is in use. */
  const [looking, setLooking] = useState<'mobyDick' | 'own' | null>(null);
  const kind = looking ?? source.kind;
  return (
    <div className={styles.source}>
      <div className={styles.head}>
        <fieldset className={styles.choice}>
          <legend className="visually-hidden">{text.label}</legend>
          {(['mobyDick', 'own'] as const).map((option) => (
            <label key={option}>
              <input
                type="radio"
                name={name}
                checked={kind === option}
                onChange={() => setLooking(option)}
                onClick={() => setLooking(option)}
              />
              <span>{text[option]}</span>
            </label>
          ))}
        </fieldset>
        {length > 0 && (
          <p className={controls.soft}>
            {text.inUse(source.kind === 'own' ? source.name : text.mobyDick, length)}
          </p>
        )}
      </div>
      {looking === 'own' && (
        <Suspense>
          <OwnTextField onDone={() => setLooking(null)} />
        </Suspense>
      )}
      {kind === 'mobyDick' && source.kind === 'own' && (
        <div className={styles.panel}>
          {begun > 0 && <p className={controls.soft}>{text.startsOver(begun)}</p>}
          <button
            type="button"
            className={controls.button}
            onClick={() => {
              setLooking(null);
              void trainOnMobyDick();
            }}
          >
            {text.useMobyDick}
          </button>
        </div>
      )}
    </div>
  );
}
