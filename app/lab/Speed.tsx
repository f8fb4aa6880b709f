/** How fast training goes; may be changed while it runs. */
import { useId } from 'react';
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { setPace } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import styles from './Speed.module.css';

/** Steps a second, slow motion first; null: as fast as it goes. */
const paces = [1, 2, 5, 20, 100, null] as const;

export function Speed() {
  const text = useTrainingText().run;
  const id = useId();
  const stepsPerSecond = useTraining((state) => state.stepsPerSecond);
  const place = Math.max(
    0,
    paces.findIndex((pace) => pace === stepsPerSecond),
  );
  const spoken = stepsPerSecond === null ? text.fullSpeed : text.stepsPerSecond(stepsPerSecond);
  return (
    <div className={styles.speed}>
      <span className={styles.head}>
        <label htmlFor={id}>{text.speed}</label>
        <span className={controls.soft}>{spoken}</span>
      </span>
      <input
        id={id}
        type="range"
        className={controls.range}
        min={0}
        max={paces.length - 1}
        step={1}
        value={place}
        aria-valuetext={spoken}
        onChange={(event) => void setPace(paces[Number(event.target.value)])}
      />
    </div>
  );
}
