/** Train, pause, step, start over; how far training has come and how long it still takes. */
import { useRef, useState } from 'react';
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { pause, reset, start, stepOnce } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import { Speed } from './Speed.tsx';
import styles from './RunControls.module.css';

export function RunControls() {
  const text = useTrainingText().run;
  const phase = useTraining((state) => state.phase);
  const known = useTraining((state) => state.backend !== null);
  const begun = useTraining((state) => state.trainStep > 0);
  const [asking, setAsking] = useState(false);
  const startOver = useRef<HTMLButtonElement>(null);
  const opening = phase === 'idle' || phase === 'opening';
  const train = {
    idle: text.train,
    opening: known ? text.train : text.opening,
    ready: text.train,
    running: text.pause,
    paused: text.resume,
    finished: text.more,
    stopped: begun ? text.resume : text.train,
  }[phase];

  return (
    <div className={styles.run} role="group" aria-label={text.label}>
      <div className={controls.row}>
        <button
          type="button"
          className={controls.primary}
          aria-disabled={opening}
          onClick={() => !opening && void (phase === 'running' ? pause() : start())}
        >
          {train}
        </button>
        <button
          type="button"
          className={controls.button}
          title={text.stepHint}
          aria-disabled={opening}
          onClick={() => !opening && void stepOnce()}
        >
          {text.step}
        </button>
        {!asking && (
          <button
            ref={startOver}
            type="button"
            className={controls.quiet}
            aria-disabled={!begun}
            onClick={() => begun && setAsking(true)}
          >
            {text.startOver}
          </button>
        )}
        <Speed />
      </div>
      {asking && (
        <StartOverQuestion
          onAnswer={(yes) => {
            setAsking(false);
            if (yes) void reset();
            requestAnimationFrame(() => startOver.current?.focus());
          }}
        />
      )}
      <Progress />
    </div>
  );
}

function StartOverQuestion({ onAnswer }: { readonly onAnswer: (yes: boolean) => void }) {
  const text = useTrainingText().run;
  const trainStep = useTraining((state) => state.trainStep);
  return (
    <div className={styles.question} role="group" aria-label={text.startOver}>
      <p>{text.startOverQuestion(trainStep)}</p>
      <div className={controls.row}>
        <button
          type="button"
          className={controls.button}
          ref={(button) => button?.focus()}
          onClick={() => onAnswer(false)}
        >
          {text.startOverNo}
        </button>
        <button type="button" className={controls.button} onClick={() => onAnswer(true)}>
          {text.startOverYes}
        </button>
      </div>
    </div>
  );
}

function Progress() {
  const text = useTrainingText().run;
  const trainStep = useTraining((state) => state.trainStep);
  const targetSteps = useTraining((state) => state.targetSteps);
  const stepMilliseconds = useTraining((state) => state.stepMilliseconds);
  const stepsPerSecond = useTraining((state) => state.stepsPerSecond);
  const rested = useTraining((state) => state.restedWhileHidden);
  const left = Math.max(0, targetSteps - trainStep);
  const pace = Math.max(stepMilliseconds ?? 0, stepsPerSecond === null ? 0 : 1000 / stepsPerSecond);
  return (
    <div className={styles.progress}>
      <progress aria-label={text.progress} value={Math.min(trainStep, targetSteps)} max={targetSteps} />
      <p className={controls.soft}>
        <span className={styles.count}>{text.stepOf(trainStep, targetSteps)}</span>
        {stepMilliseconds !== null && left > 0 && <span>{text.timeLeft((left * pace) / 1000)}</span>}
        {rested && <span>{text.restedWhileHidden}</span>}
        {stepMilliseconds !== null && <span className={styles.pace}>{text.stepTime(stepMilliseconds)}</span>}
      </p>
    </div>
  );
}
