/**
 * Model and training settings. Edits are kept aside until they are applied. The learning rate and the gradient limit
 * apply to the run as it stands; everything else starts it over, and the form says so first.
 */
import { useState } from 'react';
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { adjust, reset, setTargetSteps } from '../state/trainingActions.ts';
import { targetStepsRange, trainingRanges } from '../state/trainingRanges.ts';
import controls from './controls.module.css';
import { NumberField } from './NumberField.tsx';
import styles from './SettingsForm.module.css';

type SettingName = keyof typeof trainingRanges;
const names = Object.keys(trainingRanges) as SettingName[];
const appliesAtOnce = new Set<SettingName>(['learningRate', 'clipNorm']);

export function SettingsForm() {
  const text = useTrainingText().settings;
  const settings = useTraining((state) => state.settings);
  const units = useTraining((state) => state.units);
  const targetSteps = useTraining((state) => state.targetSteps);
  const begun = useTraining((state) => state.trainStep);
  const [edits, setEdits] = useState<Partial<Record<SettingName, number>>>({});

  const present: Record<SettingName, number> = { ...settings, units, clipNorm: settings.clipNorm ?? 0 };
  const wanted = { ...present, ...edits };
  const changed = names.filter((name) => wanted[name] !== present[name]);
  const startsOver = begun > 0 && changed.some((name) => !appliesAtOnce.has(name));

  const apply = () => {
    const clipNorm = wanted.clipNorm === 0 ? null : wanted.clipNorm;
    if (changed.every((name) => appliesAtOnce.has(name))) {
      void adjust({ learningRate: wanted.learningRate, clipNorm });
    } else void reset({ ...wanted, clipNorm });
    setEdits({});
  };

  return (
    <details className={styles.settings}>
      <summary>
        <span className={controls.heading}>{text.label}</span>
        <span className={controls.soft}>{text.summary(units, settings.learningRate)}</span>
      </summary>
      <div className={styles.fields}>
        <NumberField
          name={text.targetSteps.name}
          meaning={text.targetSteps.meaning}
          value={targetSteps}
          range={targetStepsRange}
          onChange={(value) => void setTargetSteps(value)}
        />
        {names.map((name) => (
          <NumberField
            key={name}
            name={text[name].name}
            meaning={text[name].meaning}
            value={wanted[name]}
            range={trainingRanges[name]}
            onChange={(value) => setEdits({ ...edits, [name]: value })}
          />
        ))}
      </div>
      <div className={styles.apply} aria-live="polite">
        {changed.length > 0 && (
          <>
            {startsOver && <p>{text.startsOver(begun)}</p>}
            <div className={controls.row}>
              <button type="button" className={controls.button} onClick={apply}>
                {startsOver ? text.applyAndStartOver : text.apply}
              </button>
              <button type="button" className={controls.quiet} onClick={() => setEdits({})}>
                {text.undo}
              </button>
            </div>
          </>
        )}
      </div>
    </details>
  );
}
