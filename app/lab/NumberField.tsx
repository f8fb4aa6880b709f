/** A labelled number with a range. What is typed stays as typed; only a number within the range is handed on. */
import { useId, useState, type ReactNode } from 'react';
import { useTrainingText } from '../i18n/training.ts';
import controls from './controls.module.css';
import type { NumberRange } from '../state/trainingRanges.ts';
import { parseNumber } from './numberRange.ts';

export interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  readonly range: NumberRange;
  /** A sentence below the field. */
  readonly meaning?: ReactNode;
  /** Called on leaving the field or Enter, with a number within the range that differs from `value`. */
  readonly onChange: (value: number) => void;
}

export function NumberField({ name, value, range, meaning, onChange }: NumberFieldProps) {
  const text = useTrainingText().settings;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? String(value);
  const wrong = parseNumber(typed, range) === null;

  const commit = () => {
    const parsed = parseNumber(typed, range);
    if (parsed === null) return;
    setDraft(null);
    if (parsed !== value) onChange(parsed);
  };

  return (
    <div className={controls.field}>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        className={controls.input}
        inputMode={range.whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={typed}
        aria-invalid={wrong}
        aria-describedby={`${id}-about`}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <div id={`${id}-about`}>
        {wrong ? (
          <p className={controls.problem} role="alert">
            {(range.whole ? text.notWhole : text.outOfRange)(name, range.low, range.high)}
          </p>
        ) : (
          meaning && (
            <span className={controls.soft}>
              {meaning} ({text.range(range.low, range.high)})
            </span>
          )
        )}
      </div>
    </div>
  );
}
