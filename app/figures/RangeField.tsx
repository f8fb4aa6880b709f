/** A labelled slider with its value in words beside it. */
import { useId } from 'react';
import styles from './fields.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value with its unit, as it is shown and read out. */
  readonly valueText: string;
  readonly onChange: (value: number) => void;
}

export function RangeField({ label, value, min, max, step, valueText, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.range}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className={styles.value} aria-hidden="true">
        {valueText}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={valueText}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </div>
  );
}
