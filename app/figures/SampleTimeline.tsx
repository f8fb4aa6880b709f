/** Samples by training step, the newest on top: a row each, one of them chosen. */
import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { Sample } from '../state/trainingTypes.ts';
import { useTrainingText } from '../i18n/training.ts';
import styles from './Samples.module.css';

export interface SampleTimelineProps {
  /** Ascending by step. */
  readonly samples: readonly Sample[];
  readonly chosen: Sample | null;
  readonly onChoose: (sample: Sample) => void;
}

export function SampleTimeline({ samples, chosen, onChoose }: SampleTimelineProps) {
  const text = useTrainingText().samples;
  const list = useRef<HTMLDivElement>(null);
  const rows = samples.toReversed();
  // A chosen sample may have been dropped from the list since.
  const chosenRow = chosen ? rows.indexOf(chosen) : -1;
  const tabRow = Math.max(0, chosenRow);

  const choose = (row: number) => {
    onChoose(rows[row]);
    const element = list.current?.children[row];
    if (element instanceof HTMLElement) element.focus();
  };
  const click = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest('[data-row]');
    if (element instanceof HTMLElement) choose(Number(element.dataset.row));
  };
  const press = (event: KeyboardEvent) => {
    const to = {
      ArrowUp: tabRow - 1,
      ArrowDown: tabRow + 1,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(Math.min(rows.length - 1, Math.max(0, to)));
  };

  return (
    <div
      ref={list}
      className={styles.timeline}
      role="listbox"
      tabIndex={-1}
      aria-label={text.timeline}
      onClick={click}
      onKeyDown={press}
    >
      {rows.map((sample, row) => (
        <div
          key={rows.length - row}
          role="option"
          data-row={row}
          aria-selected={row === chosenRow}
          tabIndex={row === tabRow ? 0 : -1}
        >
          <span className={styles.step}>{text.atStep(sample.trainStep)}</span>
          <span className={styles.line}>{sample.text.replaceAll('\n', ' ↵ ')}</span>
        </div>
      ))}
    </div>
  );
}
