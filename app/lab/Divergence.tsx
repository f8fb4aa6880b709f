/** Says when training has run away without failing, and leads back to where it had not. */
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { adjust, continueFrom } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import { lowerRate } from '../state/lowerRate.ts';
import styles from './Notices.module.css';
import { useRunaway } from './useRunaway.ts';

export function Divergence() {
  const text = useTrainingText().notices;
  const learningRate = useTraining((state) => state.settings.learningRate);
  const runaway = useRunaway();
  // A run that has failed altogether has a notice of its own.
  const failed = useTraining((state) => state.notices.some(({ content }) => content.kind === 'notANumber'));
  if (!runaway || failed) return null;
  const { title, body } = text.diverged(runaway.guessing, learningRate);
  const { backTo } = runaway;
  const goBack = async (trainStep: number) => {
    await adjust({ learningRate: lowerRate(learningRate) });
    await continueFrom(trainStep);
  };
  return (
    <div className={styles.notice} data-kind="diverged">
      <p>
        <b>{title}</b> {body}
      </p>
      {backTo !== null && (
        <button type="button" className={controls.button} onClick={() => void goBack(backTo)}>
          {text.backTo(backTo, lowerRate(learningRate))}
        </button>
      )}
    </div>
  );
}
