/** Back in time, forward again, and a slider over all steps. Back is the way that the derivative goes. */
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useMicroscopeText } from '../../i18n/microscope.ts';
import styles from '../CellControls.module.css';

interface Props {
  /** Counted from 0. */
  readonly timeStep: number;
  readonly steps: number;
  readonly letter: string;
  readonly onStep: (timeStep: number) => void;
}

export function StepBack({ timeStep, steps, letter, onStep }: Props) {
  const text = useMicroscopeText();
  const move = (to: number) => onStep(Math.min(steps - 1, Math.max(0, to)));
  return (
    <div className={styles.bar}>
      {/* aria-disabled keeps the focus at the ends, where `disabled` would drop it. */}
      <button
        type="button"
        className={styles.primary}
        aria-label={text.back}
        aria-keyshortcuts="ArrowLeft"
        title={text.keys}
        aria-disabled={timeStep === 0}
        onClick={() => move(timeStep - 1)}
      >
        <ArrowLeft size={18} aria-hidden="true" />
        {text.backShort}
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={text.forward}
        aria-keyshortcuts="ArrowRight"
        title={text.keys}
        aria-disabled={timeStep === steps - 1}
        onClick={() => move(timeStep + 1)}
      >
        <ArrowRight size={18} aria-hidden="true" />
      </button>
      {steps > 1 && (
        <input
          type="range"
          className={styles.slider}
          min={1}
          max={steps}
          value={timeStep + 1}
          aria-label={text.slider}
          aria-valuetext={text.sliderText(timeStep + 1, steps, letter)}
          onChange={({ target }) => move(target.valueAsNumber - 1)}
        />
      )}
      <span className={styles.position}>{text.position(timeStep + 1, steps)}</span>
    </div>
  );
}
