/** The text that the model reads. What it cannot read is said beside the field; the figure keeps the rest. */
import { useId, useState } from 'react';
import type { CharModel } from '#rnn/model';
import { useNextLetterText } from '../../i18n/nextLetter.ts';
import { longestPhrase } from '../../state/nextLetterView.ts';
import { readPhrase } from './readPhrase.ts';
import styles from './NextLetter.module.css';

interface Props {
  readonly phrase: string;
  readonly model: CharModel;
  readonly onPhrase: (phrase: string) => void;
}

/** Characters that the field takes: a text of 10,000 letters can be pasted, and is told to be cut. */
const mostTyped = 20_000;

export function PhraseField({ phrase, model, onPhrase }: Props) {
  const text = useNextLetterText();
  const id = useId();
  // What is typed goes to the figure only if there is something to read; until then it lives here.
  const [draft, setDraft] = useState<{ readonly typed: string; readonly phrase: string } | null>(null);
  // A text that came from elsewhere meanwhile, such as a link, is shown instead.
  const typed = draft?.phrase === phrase ? draft.typed : phrase;
  const { letters, unknown, cut } = readPhrase(typed, model);
  const notices = [
    ...(unknown.length > 0 ? [text.unread(unknown.slice(0, 8))] : []),
    ...(cut ? [text.cut(longestPhrase)] : []),
    ...(letters.length === 0 ? [text.nothing] : []),
  ];
  return (
    <div className={styles.phrase}>
      <label htmlFor={id}>{text.phrase}</label>
      <textarea
        id={id}
        rows={2}
        value={typed}
        maxLength={mostTyped}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={`${id}-notice`}
        onBlur={() => setDraft(null)}
        onChange={({ target: { value } }) => {
          const readable = readPhrase(value, model).letters.length > 0;
          const next = readable ? cutTo(value, longestPhrase) : phrase;
          setDraft({ typed: value, phrase: next });
          if (readable) onPhrase(next);
        }}
      />
      <p id={`${id}-notice`} aria-live="polite">
        {notices.join(' ')}
      </p>
    </div>
  );
}

/** The first so many characters. */
const cutTo = (typed: string, most: number) =>
  typed.length > most ? Array.from(typed).slice(0, most).join('') : typed;
