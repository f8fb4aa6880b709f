/** Says when training has run away without failing, and leads back to where it had not. */
import { divergence } from '#figures/lossCurve';
import { lossHalfLife } from '../figures/LossCurve.tsx';
import { useText } from '../i18n/languages.ts';
import { useTraining } from '../state/training.ts';
import { adjust, continueFrom } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import { lowerRate } from './lowerRate.ts';
import styles from './Notices.module.css';

export function Divergence() {
  const text = useText().training.notices;
  const records = useTraining((state) => state.records);
  const learningRate = useTraining((state) => state.settings.learningRate);
  const snapshots = useTraining((state) => state.snapshots);
  const guessing = useTraining((state) => (state.spec ? Math.log2(state.spec.vocabulary.length) : null));
  const found = guessing === null ? null : divergence(records, guessing, lossHalfLife);
  if (!found || guessing === null) return null;
  const back = snapshots.findLast(({ trainStep }) => trainStep <= found.lastGoodStep) ?? snapshots.at(0);
  const { title, body } = text.diverged(guessing, learningRate);
  const goBack = async (trainStep: number) => {
    await adjust({ learningRate: lowerRate(learningRate) });
    await continueFrom(trainStep);
  };
  return (
    <div className={styles.notice} data-kind="diverged">
      <p>
        <b>{title}</b> {body}
      </p>
      {back && (
        <button type="button" className={controls.button} onClick={() => void goBack(back.trainStep)}>
          {text.backTo(back.trainStep, lowerRate(learningRate))}
        </button>
      )}
    </div>
  );
}
