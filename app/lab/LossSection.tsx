/** The loss curve over the training run, the way back along it, and what it says in a sentence. */
import { useMemo } from 'react';
import { axisEnd, smoothedLoss, type LossBaseline } from '#figures/lossCurve';
import { LossCurve, lossHalfLife } from '../figures/LossCurve.tsx';
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { continueFrom, scrubTo } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import styles from './LossSection.module.css';

export function LossSection() {
  const text = useTrainingText().loss;
  const all = useTraining((state) => state.records);
  const records = useMemo(() => all.filter(({ lossNats }) => Number.isFinite(lossNats)), [all]);
  const snapshots = useTraining((state) => state.snapshots);
  const shownStep = useTraining((state) => state.shown?.trainStep ?? null);
  const lookingBack = useTraining((state) => state.scrubbedTo !== null);
  const trainStep = useTraining((state) => state.trainStep);
  const targetSteps = useTraining((state) => state.targetSteps);
  const baselines = useBaselines();
  // A long curve is kept short by averaging neighbours: then it has fewer records than steps.
  const averaged = records.length > 0 && records.length < trainStep - records[0].trainStep;
  return (
    <figure className={styles.loss} aria-label={text.label}>
      <LossCurve
        records={records}
        baselines={baselines}
        lastStep={axisEnd(trainStep, targetSteps)}
        snapshots={snapshots}
        shownStep={shownStep}
        lookingBack={lookingBack}
        onScrub={scrubTo}
      />
      {lookingBack && shownStep !== null && <LookingBack shownStep={shownStep} newest={trainStep} />}
      <figcaption className={styles.caption}>
        <p>
          <Caption records={records} baselines={baselines} />
        </p>
        <p className={controls.soft}>{text.legend(lossHalfLife, averaged)}</p>
      </figcaption>
    </figure>
  );
}

/** What the loss would be without a network: by guessing, and by knowing how often each letter occurs. */
function useBaselines(): readonly LossBaseline[] {
  const letters = useTraining((state) => state.spec?.vocabulary.length ?? 0);
  const entropy = useTraining((state) => state.letterEntropyBits);
  return useMemo(
    () => [
      ...(letters > 0 ? [{ name: 'guessing' as const, bits: Math.log2(letters) }] : []),
      ...(entropy === null ? [] : [{ name: 'frequencies' as const, bits: entropy }]),
    ],
    [letters, entropy],
  );
}

function LookingBack({ shownStep, newest }: { readonly shownStep: number; readonly newest: number }) {
  const text = useTrainingText().loss;
  return (
    <div className={styles.back}>
      <p>
        {text.lookingBack(shownStep, newest)} <span>{text.continueWarning(newest - shownStep)}</span>
      </p>
      <div className={controls.row}>
        <button type="button" className={controls.button} onClick={() => scrubTo(null)}>
          {text.backToNewest}
        </button>
        <button type="button" className={controls.button} onClick={() => void continueFrom(shownStep)}>
          {text.continueHere(shownStep)}
        </button>
      </div>
    </div>
  );
}

function Caption(props: {
  readonly records: readonly { readonly trainStep: number; readonly lossNats: number }[];
  readonly baselines: readonly LossBaseline[];
}) {
  const { records, baselines } = props;
  const text = useTrainingText().caption;
  const shownStep = useTraining((state) => state.shown?.trainStep ?? 0);
  const letters = useTraining((state) => state.spec?.vocabulary.length ?? 0);
  const smoothed = useMemo(() => smoothedLoss(records, lossHalfLife), [records]);
  const [guessing, frequencies] = baselines;
  if (!guessing || !frequencies) return null;
  // A record holds the loss before its update, so the newest that the shown model has behind it is one step back.
  const index = records.findLastIndex((record) => record.trainStep < shownStep);
  if (index < 0) return <b>{text.before(guessing.bits, letters)} </b>;
  return (
    <>
      <b>{text.now(shownStep, smoothed[index])}</b>
      {text.compared(guessing.bits, frequencies.bits)}{' '}
      {smoothed[index] > guessing.bits ? text.worse : text.choices(smoothed[index])}
    </>
  );
}
