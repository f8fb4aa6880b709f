/** The value pointed at, to be typed; and the way back from what was pushed. */
import { Redo2, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { ForecastSeriesName } from '#data/forecasters';
import { useForecastText } from '../../i18n/forecast.ts';
import { parseNumber } from '../../lab/numberRange.ts';
import { farthestPush } from '../../state/forecastView.ts';
import fields from '../fields.module.css';
import styles from './Forecast.module.css';
import type { Pushes } from './usePushes.ts';

interface Props {
  readonly series: ForecastSeriesName;
  readonly value: number;
  readonly place: string;
  readonly step: number;
  readonly pushes: Pushes;
}

const range = { low: -farthestPush, high: farthestPush, whole: false } as const;

export function PushBar({ series, value, place, step, pushes }: Props) {
  const text = useForecastText();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? text.bare(series, value).replace('−', '-').replaceAll('\u202f', '');
  const wrong = draft !== null && parseNumber(draft, range) === null;
  const take = (entry: string) => {
    setDraft(entry);
    const parsed = parseNumber(entry, range);
    if (parsed !== null) pushes.push({ step, value: parsed }, true);
  };
  const isPushed = pushes.list.some((one) => one.step === step);
  const way = (words: string, icon: typeof Undo2 | null, able: boolean, onClick: () => void) => {
    const Icon = icon;
    return (
      <button type="button" className={styles.quiet} aria-disabled={!able} onClick={() => able && onClick()}>
        {Icon && <Icon size={16} aria-hidden="true" />} {words}
      </button>
    );
  };
  return (
    <div className={styles.pushBar}>
      <div className={fields.count} data-wrong={wrong} data-quantity="input">
        <label htmlFor={id}>{text.field(place)}</label>
        <input
          id={id}
          className={styles.valueField}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-invalid={wrong}
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => take(target.value)}
          onBlur={() => setDraft(null)}
        />
        <p id={`${id}-problem`} className={fields.problem} role="alert">
          {wrong && text.notFitting(farthestPush)}
        </p>
      </div>
      <button
        type="button"
        className={styles.button}
        onClick={() => pushes.push({ step: null, value: Number(value.toFixed(6)) })}
      >
        {text.flatten}
      </button>
      <div className={styles.ways}>
        {way(text.undo, Undo2, pushes.canUndo, pushes.undo)}
        {way(text.redo, Redo2, pushes.canRedo, pushes.redo)}
        {way(text.release, null, isPushed, () => pushes.release(step))}
        {way(text.releaseAll, null, pushes.list.length > 0, pushes.releaseAll)}
      </div>
      <p className={styles.hint}>{text.pushHint}</p>
    </div>
  );
}
