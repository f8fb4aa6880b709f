/** What the model writes: samples through training, one of them letter by letter, and what it considered at a letter. */
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { SampleLetters } from '../figures/SampleLetters.tsx';
import { SampleTimeline } from '../figures/SampleTimeline.tsx';
import { useTrainingText } from '../i18n/training.ts';
import { useTraining } from '../state/training.ts';
import { sampleNow, setTemperature } from '../state/trainingActions.ts';
import type { Sample } from '../state/trainingTypes.ts';
import { bringToTop } from './bringToTop.ts';
import controls from './controls.module.css';
import styles from './Writing.module.css';

/** With the whole cell figure in it: not needed before a letter is chosen. */
const LetterReading = lazy(() => import('./LetterReading.tsx'));

export function Writing() {
  const text = useTrainingText().samples;
  const samples = useTraining((state) => state.samples);
  // Kept by itself: the store drops samples when there are many, and a chosen one must not vanish under the reader.
  const [pinned, setPinned] = useState<Sample | null>(null);
  const [letter, setLetter] = useState<number | null>(null);
  const newest = samples.at(-1) ?? null;
  if (samples.length === 0 && (pinned || letter !== null)) {
    setPinned(null);
    setLetter(null);
  }
  const sample = pinned ?? newest;

  // What the model considered stands below the sample, often out of sight: sample and answer move up together.
  const sampleBlock = useRef<HTMLDivElement>(null);
  const letterChosen = letter !== null;
  useEffect(() => {
    if (letterChosen && sampleBlock.current) bringToTop(sampleBlock.current);
  }, [letterChosen]);

  const pin = (next: Sample | null) => {
    setPinned(next === newest ? null : next);
    setLetter(null);
  };
  const choose = (place: number | null) => {
    // A letter that is looked at stays, whatever the model writes meanwhile.
    if (place !== null) setPinned(sample);
    setLetter(place);
  };

  return (
    <section className={styles.writing} aria-labelledby="training-samples">
      <h2 id="training-samples" className={controls.heading}>
        {text.label}
      </h2>
      {sample ? (
        <>
          <div className={styles.sample} ref={sampleBlock}>
            <p className={styles.about}>
              <span>{text.atStepAndTemperature(sample.trainStep, sample.temperature)}</span>
              {pinned && pinned !== newest && (
                <button type="button" className={controls.link} onClick={() => pin(null)}>
                  {text.follow}
                </button>
              )}
            </p>
            <SampleLetters
              key={sample.text}
              text={sample.text}
              label={text.text(sample.trainStep)}
              chosen={letter}
              onChoose={choose}
            />
            {letter === null && <p className={controls.soft}>{text.hint}</p>}
          </div>
          <Temperature onSampled={() => pin(null)} />
          {letter !== null && (
            <Suspense>
              <LetterReading sample={sample} place={letter} onChoose={choose} />
            </Suspense>
          )}
          <SampleTimeline samples={samples} chosen={sample} onChoose={pin} />
        </>
      ) : (
        <p className={controls.soft}>{text.empty}</p>
      )}
    </section>
  );
}

function Temperature({ onSampled }: { readonly onSampled: () => void }) {
  const text = useTrainingText().samples;
  const id = useId();
  const temperature = useTraining((state) => state.temperature);
  const again = async () => {
    await sampleNow();
    onSampled();
  };
  return (
    <div className={styles.temperature}>
      <div className={controls.field}>
        <span className={styles.head}>
          <label htmlFor={id}>
            {text.temperature} <b>{temperature.toFixed(1)}</b>
          </label>
          <span className={controls.soft}>{text.temperatureMeaning(temperature)}</span>
        </span>
        <input
          id={id}
          type="range"
          className={controls.range}
          min={0}
          max={2}
          step={0.1}
          value={temperature}
          aria-valuetext={`${temperature.toFixed(1)}, ${text.temperatureMeaning(temperature)}`}
          onChange={(event) => setTemperature(Number(event.target.value))}
        />
      </div>
      <button type="button" className={controls.button} onClick={() => void again()}>
        {text.again}
      </button>
    </div>
  );
}
