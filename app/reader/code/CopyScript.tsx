/** The button that copies a script, what the script will print, and whether copying went well. */
import { useId, useState } from 'react';
import type { ListingName } from '#lesson/vocabulary';
import type { CodeLanguage } from '#notation/listings/listing';
import { isCellName } from '#rnn/cells';
import { useCodeText } from '../../i18n/code.ts';
import { useShownValues } from '../../state/shownValues.ts';
import { loopUpdates, standing } from './standing.ts';
import styles from './Code.module.css';

type Stage =
  | { readonly kind: 'idle' | 'writing' | 'failed' }
  | { readonly kind: 'copied'; readonly kilobytes: number; readonly isUntrained: boolean }
  | { readonly kind: 'refused'; readonly script: string };

interface Props {
  readonly of: ListingName;
  readonly language: CodeLanguage;
}

export function CopyScript({ of, language }: Props) {
  const text = useCodeText();
  const id = useId();
  const cell = useShownValues((figures) => figures.cell);
  const shown = cell?.model.spec.cell === of ? { ...cell, letters: cell.reading.letters } : null;
  const [stage, setStage] = useState<Stage>({ kind: 'idle' });
  const isCell = isCellName(of);

  const copy = async () => {
    setStage({ kind: 'writing' });
    try {
      // Fetched when it is wanted: it brings what reads model files.
      const { scriptOf } = await import('./scripts.ts');
      const { script, isUntrained } = await scriptOf(of, language, shown);
      try {
        await navigator.clipboard.writeText(script);
      } catch {
        setStage({ kind: 'refused', script });
        return;
      }
      const kilobytes = Math.ceil(new TextEncoder().encode(script).length / 1000);
      setStage({ kind: 'copied', kilobytes, isUntrained });
    } catch {
      setStage({ kind: 'failed' });
    }
  };

  const place = [standing.word, standing.word.length, 1] as const;
  const isUntrained = stage.kind === 'copied' && stage.isUntrained;
  const about = !isCell
    ? text.loopPlace(loopUpdates[of])
    : shown
      ? text.shownPlace(shown.letters.join(''), shown.timeStep + 1, shown.unit + 1)
      : isUntrained
        ? text.untrainedPlace(...place)
        : text.trainedPlace(...place);
  const needs =
    language === 'keras' && !isCell ? `${text.needs.kerasTraining} ${text.kerasBias}` : text.needs[language];
  return (
    <>
      <button
        type="button"
        className={styles.copy}
        disabled={stage.kind === 'writing'}
        aria-describedby={id}
        onClick={() => void copy()}
      >
        {isCell ? text.copyModel : text.copyLoop}
      </button>
      <p id={id} className={styles.about}>
        {`${about} ${needs}`}
      </p>
      <p role="status" className={styles.status}>
        {stage.kind === 'writing' && text.copying}
        {stage.kind === 'copied' && text.copied(text.kilobytes(stage.kilobytes))}
        {stage.kind === 'refused' && text.refused}
        {stage.kind === 'failed' && text.failed}
      </p>
      {stage.kind === 'refused' && (
        <textarea
          className={styles.byHand}
          aria-label={isCell ? text.copyModel : text.copyLoop}
          readOnly
          value={stage.script}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}
