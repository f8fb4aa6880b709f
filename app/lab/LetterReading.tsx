/**
 * What the model that is being trained makes of one place of a sample: how it weighed every next letter before the
 * chosen one came, and its cell while reading there.
 */
import { useMemo } from 'react';
import { splitLetters } from '#data/text';
import { distribution } from '#figures/distribution';
import type { TextReading } from '#protocol/inspector';
import type { CharModel } from '#rnn/model';
import { Distribution } from '../figures/Distribution.tsx';
import { glyphOf } from '../figures/glyph.ts';
import { useTrainingText } from '../i18n/training.ts';
import { useReading } from '../state/reading.ts';
import { trainStepOf, useTraining } from '../state/training.ts';
import type { Sample } from '../state/trainingTypes.ts';
import controls from './controls.module.css';
import { LetterCell } from './LetterCell.tsx';
import styles from './LetterReading.module.css';
import { useCalmly } from './useCalmly.ts';

/** Letters with a bar of their own. */
const barCount = 8;
/** Milliseconds between two readings while training runs: each redraws the whole cell. */
const refreshInterval = 1000;
/** Letters before the chosen one that the heading repeats. */
const contextLength = 16;

export interface LetterReadingProps {
  readonly sample: Sample;
  /** Of the chosen letter in the sample's text, from 0. */
  readonly place: number;
  readonly onChoose: (place: number | null) => void;
}

export default function LetterReading({ sample, place, onChoose }: LetterReadingProps) {
  const text = useTrainingText().letter;
  const shown = useCalmly(
    useTraining((state) => state.shown),
    refreshInterval,
  );
  const read = sample.prompt + sample.text;
  const last = useMemo(() => splitLetters(sample.text).length - 1, [sample]);
  const state = useReading(shown?.model ?? null, read);
  // A reading may still be of the model before: the step beside its numbers must be that model's.
  const readStep = state.kind === 'ready' ? trainStepOf(state.model) : undefined;
  return (
    <section className={styles.reading} aria-label={text.label}>
      <div className={styles.bar}>
        <button
          type="button"
          className={controls.button}
          aria-label={text.previous}
          aria-disabled={place === 0}
          onClick={() => place > 0 && onChoose(place - 1)}
        >
          ←
        </button>
        <button
          type="button"
          className={controls.button}
          aria-label={text.next}
          aria-disabled={place === last}
          onClick={() => place < last && onChoose(place + 1)}
        >
          →
        </button>
        <button type="button" className={controls.quiet} onClick={() => onChoose(null)}>
          {text.close}
        </button>
      </div>
      {state.kind === 'failed' && <p className={controls.problem}>{text.failed}</p>}
      {state.kind === 'ready' && readStep !== undefined && state.text === read ? (
        <Considered
          model={state.model}
          trainStep={readStep}
          reading={state.reading}
          sample={sample}
          place={place}
        />
      ) : (
        state.kind !== 'failed' && <p className={controls.soft}>{text.loading}</p>
      )}
    </section>
  );
}

function Considered(props: {
  readonly model: CharModel;
  readonly trainStep: number;
  readonly reading: TextReading;
  readonly sample: Sample;
  readonly place: number;
}) {
  const { model, trainStep, reading, sample, place } = props;
  const text = useTrainingText().letter;
  const temperature = useTraining((state) => state.temperature);
  const { vocabulary } = model.spec;
  const V = vocabulary.length;
  // The text read is the prompt and then the sample: places are counted from the end of the prompt.
  const promptLength = useMemo(
    () => reading.codes.length - splitLetters(sample.text).length,
    [reading, sample],
  );
  const position = promptLength + place;
  const code = reading.codes[position];
  const before = Array.from(reading.codes.subarray(Math.max(0, position - contextLength), position), (c) =>
    glyphOf(vocabulary[c]),
  ).join('');
  const weighed = useMemo(
    () =>
      position === 0
        ? null
        : distribution(reading.probabilities.subarray((position - 1) * V, position * V), {
            temperature,
            bars: barCount,
            came: code,
          }),
    [reading, position, V, temperature, code],
  );
  return (
    <>
      <div className={styles.said}>
        <p className={styles.title}>
          {weighed ? text.after(before, vocabulary[code]) : text.first(vocabulary[code])}
        </p>
        {weighed ? (
          <p>
            {text.surprise(reading.probabilities[(position - 1) * V + code], reading.surprise[position])}{' '}
            {text.undecided(weighed.entropy)}
          </p>
        ) : (
          <p>{text.firstExplained}</p>
        )}
        <p className={controls.soft}>{text.ofModel(trainStep, sample.trainStep)}</p>
      </div>
      {weighed && <Distribution distribution={weighed} vocabulary={vocabulary} temperature={temperature} />}
      <LetterCell
        model={model}
        text={sample.prompt + sample.text}
        length={reading.codes.length}
        position={position}
      />
    </>
  );
}
