/** Back, forward, and a slider over every step of every letter. */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { readingSteps } from '#figures/cellGraph';
import { useText } from '../i18n/languages.ts';
import styles from './CellControls.module.css';
import type { StepPlace } from './useSteps.ts';

interface Props {
  readonly letters: readonly string[];
  readonly place: StepPlace;
  readonly onMove: (index: number) => void;
}

export function CellControls({ letters, place, onMove }: Props) {
  const { cell } = useText();
  const { timeStep, step, index } = place;
  const count = letters.length * readingSteps.length;
  const letter = letters[timeStep];
  return (
    <div className={styles.bar}>
      {/* aria-disabled keeps the focus at the ends, where `disabled` would drop it. */}
      <button
        type="button"
        className={styles.button}
        aria-label={cell.back}
        aria-keyshortcuts="ArrowLeft"
        title={cell.keys}
        aria-disabled={index === 0}
        onClick={() => onMove(index - 1)}
      >
        <ArrowLeft size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.primary}
        aria-label={cell.forward}
        aria-keyshortcuts="ArrowRight"
        title={cell.keys}
        aria-disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      >
        {cell.forwardShort}
        <ArrowRight size={18} aria-hidden="true" />
      </button>
      <input
        type="range"
        className={styles.slider}
        min={1}
        max={count}
        value={index + 1}
        aria-label={cell.slider}
        aria-valuetext={cell.sliderText(step, letter, timeStep + 1, letters.length)}
        onChange={(event) => onMove(event.target.valueAsNumber - 1)}
      />
      <span className={styles.position}>{cell.position(step, timeStep + 1, letters.length)}</span>
    </div>
  );
}
