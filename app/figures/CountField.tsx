/** A labelled whole number. What is typed stays as typed; only a number within the range is handed on, at once. */
import { useId, useState } from 'react';
import { parseNumber } from '../lab/numberRange.ts';
import type { NumberRange } from '../state/trainingRanges.ts';
import styles from './fields.module.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly range: NumberRange;
  /** Said while what is typed is no number of the range. */
  readonly notFitting: string;
  readonly onChange: (value: number) => void;
}

export function CountField({ label, value, range, notFitting, onChange }: Props) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? String(value);
  const wrong = parseNumber(typed, range) === null;
  const take = (text: string) => {
    setDraft(text);
    const parsed = parseNumber(text, range);
    if (parsed !== null && parsed !== value) onChange(parsed);
  };
  return (
    <div className={styles.count} data-wrong={wrong}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-problem`}
        onChange={({ target }) => take(target.value)}
        onBlur={() => setDraft(null)}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (step === undefined) return;
          event.preventDefault();
          take(String(Math.min(range.high, Math.max(range.low, value + step))));
        }}
      />
      <p id={`${id}-problem`} className={styles.problem} role="alert">
        {wrong && notFitting}
      </p>
    </div>
  );
}
