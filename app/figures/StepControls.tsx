/** Back, forward, and a slider over all steps; one of the two ways is the figure's own and stands out. */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import styles from './StepControls.module.css';

interface StepText {
  readonly back: string;
  readonly forward: string;
  readonly slider: string;
  readonly keys: string;
}

interface Props {
  /** From 0. */
  readonly index: number;
  readonly count: number;
  readonly text: StepText;
  /** The way that the figure is read, and the word on its button. */
  readonly main: 'back' | 'forward';
  readonly mainWord: string;
  /** The place in words, for the slider and beside it. */
  readonly valueText: string;
  readonly position: string;
  readonly onMove: (index: number) => void;
}

export function StepControls({ index, count, text, main, mainWord, valueText, position, onMove }: Props) {
  const move = (to: number) => onMove(Math.min(count - 1, Math.max(0, to)));
  return (
    <div className={styles.bar}>
      {/* aria-disabled keeps the focus at the ends, where `disabled` would drop it. */}
      <button
        type="button"
        className={main === 'back' ? styles.primary : styles.button}
        aria-label={text.back}
        aria-keyshortcuts="ArrowLeft"
        title={text.keys}
        aria-disabled={index === 0}
        onClick={() => move(index - 1)}
      >
        <ArrowLeft size={18} aria-hidden="true" />
        {main === 'back' && mainWord}
      </button>
      <button
        type="button"
        className={main === 'forward' ? styles.primary : styles.button}
        aria-label={text.forward}
        aria-keyshortcuts="ArrowRight"
        title={text.keys}
        aria-disabled={index === count - 1}
        onClick={() => move(index + 1)}
      >
        {main === 'forward' && mainWord}
        <ArrowRight size={18} aria-hidden="true" />
      </button>
      {count > 1 && (
        <input
          type="range"
          className={styles.slider}
          min={1}
          max={count}
          value={index + 1}
          aria-label={text.slider}
          aria-valuetext={valueText}
          onChange={({ target }) => move(target.valueAsNumber - 1)}
        />
      )}
      <span className={styles.position}>{position}</span>
    </div>
  );
}
