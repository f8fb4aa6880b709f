/** One of several outcomes, in the lesson's words. */
import { useId } from 'react';
import { Check, X } from 'lucide-react';
import type { Choice } from '#lesson/document';
import { useText } from '../../i18n/languages.ts';
import styles from './answers.module.css';
import { useWritten } from '../Prose.tsx';
import type { AnswerProps } from './answer.ts';

interface Props extends AnswerProps {
  readonly choices: readonly Choice[];
}

export function ChoiceAnswer({ choices, given, turnout, disabled, labelledBy, onGive }: Props) {
  const name = useId();
  const written = useWritten();
  const chosen = given?.answer === 'choice' ? given.outcome : null;
  const outcome = turnout?.answer === 'choice' ? turnout.outcome : null;
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={styles.choices}>
      {choices.map((choice) => (
        <label key={choice.outcome} className={styles.choice} data-right={outcome === choice.outcome}>
          <input
            type="radio"
            name={name}
            value={choice.outcome}
            checked={chosen === choice.outcome}
            disabled={disabled}
            onChange={() => onGive({ answer: 'choice', outcome: choice.outcome })}
          />
          <span dangerouslySetInnerHTML={{ __html: written(choice.html) }} />
          {outcome !== null && (
            <Mark isRight={outcome === choice.outcome} isChosen={chosen === choice.outcome} />
          )}
        </label>
      ))}
    </div>
  );
}

function Mark({ isRight, isChosen }: { readonly isRight: boolean; readonly isChosen: boolean }) {
  const { reader } = useText();
  if (!isRight && !isChosen) return null;
  const says = isRight ? (isChosen ? reader.youAndModel : reader.model) : reader.you;
  return (
    <span className={styles.mark}>
      {isRight ? <Check size={16} aria-hidden /> : <X size={16} aria-hidden />}
      {says}
    </span>
  );
}
