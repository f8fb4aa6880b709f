/** What the model writes at the moment, having read the passage up to the chosen letter. */
import { memo } from 'react';
import { shortNumber } from '#figures/numbers';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import {
  largestSampleSeed,
  largestWarmth,
  type TrainingHistoryAddress,
} from '../../state/trainingHistoryView.ts';
import { RangeField } from '../RangeField.tsx';
import type { HistoryRun } from './useHistoryRun.ts';
import { useSample } from './useMoments.ts';
import styles from './TrainingHistory.module.css';

interface Props {
  readonly run: HistoryRun;
  readonly row: number;
  readonly letters: readonly string[];
  readonly timeStep: number;
  readonly seed: number;
  readonly warmth: number;
  readonly onAddress: (patch: Partial<TrainingHistoryAddress>) => void;
}

export const MomentSample = memo(function MomentSample(props: Props) {
  const { run, row, letters, timeStep, seed, warmth, onAddress } = props;
  const text = useTrainingHistoryText();
  const prompt = letters.slice(0, timeStep + 1).join('');
  const sample = useSample(run.spec, run.stops[row], prompt, { seed, temperature: warmth });
  const title = text.sample.title(run.stops[row].trainStep, timeStep + 1);
  return (
    <section className={styles.sampling} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {sample.kind === 'failed' ? (
        <p className={styles.reading} role="alert">
          {text.sample.notWritten}
        </p>
      ) : (
        <p className={styles.sample} data-sample={sample.kind}>
          <span>{prompt}</span>
          {sample.kind === 'written' ? <b>{sample.text}</b> : ` ${text.sample.writing}`}
        </p>
      )}
      <div className={styles.sampleFields}>
        <RangeField
          label={text.sample.warmth}
          value={warmth}
          min={0}
          max={largestWarmth}
          step={0.1}
          valueText={shortNumber(warmth)}
          onChange={(next) => onAddress({ sampleWarmth: next })}
        />
        <RangeField
          label={text.sample.seed}
          value={seed}
          min={1}
          max={largestSampleSeed}
          step={1}
          valueText={text.sample.seedText(seed)}
          onChange={(next) => onAddress({ sampleSeed: next })}
        />
      </div>
    </section>
  );
});
