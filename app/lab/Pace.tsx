/** How fast training goes and for how long. Both may be changed while it runs. */
import { useId } from 'react';
import { useText } from '../i18n/languages.ts';
import { useTraining } from '../state/training.ts';
import { setPace, setTargetSteps } from '../state/trainingActions.ts';
import controls from './controls.module.css';
import { NumberField } from './NumberField.tsx';
import styles from './Pace.module.css';

/** Steps a second, slow motion first; null: as fast as it goes. */
const paces = [1, 2, 5, 20, 100, null] as const;

export function Pace() {
  const text = useText().training.run;
  const id = useId();
  const stepsPerSecond = useTraining((state) => state.stepsPerSecond);
  const targetSteps = useTraining((state) => state.targetSteps);
  const place = Math.max(
    0,
    paces.findIndex((pace) => pace === stepsPerSecond),
  );
  const spoken = stepsPerSecond === null ? text.fullSpeed : text.stepsPerSecond(stepsPerSecond);
  return (
    <div className={styles.pace}>
      <div className={controls.field}>
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
      <NumberField
        name={text.targetSteps}
        value={targetSteps}
        range={{ low: 1, high: 100_000, whole: true }}
        onChange={(value) => void setTargetSteps(value)}
      />
    </div>
  );
}
