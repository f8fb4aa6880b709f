/** Some of the places that the figure has, marked one by one: each is a button that is pressed or not. */
import { Check, X } from 'lucide-react';
import type { ProseHtml } from '#lesson/document';
import { useText } from '../../i18n/languages.ts';
import { useWritten } from '../Prose.tsx';
import type { AnswerProps } from './answer.ts';
import styles from './answers.module.css';

interface Props extends AnswerProps {
  readonly label: ProseHtml;
  readonly places: readonly string[];
}

export function MarksAnswer({ label, places, given, turnout, disabled, labelledBy, onGive }: Props) {
  const { reader } = useText();
  const written = useWritten();
  const marked = new Set(given?.answer === 'marks' ? given.places : []);
  const right = turnout?.answer === 'marks' ? new Set(turnout.places) : null;
  const toggle = (place: number) => {
    const others = [...marked].filter((other) => other !== place);
    onGive({ answer: 'marks', places: marked.has(place) ? others : [...others, place] });
  };
  return (
    <div className={styles.field}>
      <p dangerouslySetInnerHTML={{ __html: written(label) }} />
      <div role="group" aria-labelledby={labelledBy} className={styles.places}>
        {places.map((name, place) => (
          <button
            key={place}
            type="button"
            className={styles.place}
            aria-pressed={marked.has(place)}
            aria-disabled={disabled}
            data-right={right?.has(place)}
            onClick={() => {
              if (!disabled) toggle(place);
            }}
          >
            {name}
            {right?.has(place) && (
              <>
                <Check size={13} aria-hidden />
                <span className="visually-hidden">{`, ${reader.modelMarked}`}</span>
              </>
            )}
            {right && marked.has(place) && !right.has(place) && <X size={13} aria-hidden />}
          </button>
        ))}
      </div>
    </div>
  );
}
