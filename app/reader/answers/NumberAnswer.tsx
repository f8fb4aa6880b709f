/** A number, typed. What is no number within the bounds is told and not given. */
import { useId, useState } from 'react';
import type { ProseHtml } from '#lesson/document';
import { formatNumber } from '#notation/number';
import { useText } from '../../i18n/languages.ts';
import { useWritten } from '../Prose.tsx';
import type { AnswerProps } from './answer.ts';
import styles from './answers.module.css';

interface Props extends AnswerProps {
  readonly label: ProseHtml;
  readonly least: number;
  readonly most: number;
}

export default function NumberAnswer({ label, least, most, given, turnout, disabled, onGive }: Props) {
  const { reader } = useText();
  const written = useWritten();
  const id = useId();
  const [typed, setTyped] = useState(() => (given?.answer === 'number' ? String(given.value) : ''));
  const value = readNumber(typed);
  const isWrong = typed.trim() !== '' && (value === null || value < least || value > most);
  return (
    <div className={styles.field}>
      <span id={id} dangerouslySetInnerHTML={{ __html: written(label) }} />
      <input
        className={styles.number}
        aria-labelledby={id}
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        readOnly={disabled}
        aria-invalid={isWrong}
        aria-describedby={`${id}-said`}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = readNumber(event.target.value);
          onGive(next === null || next < least || next > most ? null : { answer: 'number', value: next });
        }}
      />
      <p id={`${id}-said`} className={styles.said}>
        {isWrong && reader.notANumber(plain(least), plain(most))}
        {turnout?.answer === 'number' && reader.within(plain(turnout.tolerance))}
      </p>
    </div>
  );
}

/** As people write numbers: a comma or a point, a minus sign of either kind. */
function readNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.').replace('\u2212', '-');
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : null;
}

const plain = (value: number) => formatNumber(value, 4).replace(/\.?0+$/, '');
