/** The word that the model reads. What it cannot read is said beside the field; the figure keeps the rest. */
import { useId, useState } from 'react';
import { longestText, type ReadableText } from '#figures/cellText';
import { longestTyped } from '../state/cellView.ts';
import { useText } from '../i18n/languages.ts';
import styles from './WordField.module.css';

interface Props {
  readonly text: string;
  /** What the model reads of a text. */
  readonly read: (typed: string) => ReadableText;
  /** The word that is shown while the field holds nothing that can be read. */
  readonly shown: string;
  readonly onText: (text: string) => void;
  /** Letters that the figure shows at most. */
  readonly longest?: number;
  /** What the text is, where it is no word. */
  readonly label?: string;
}

export function WordField({ text, read, shown, onText, longest = longestText, label }: Props) {
  const { cell } = useText();
  const id = useId();
  // What is typed goes to the figure only if there is something to read; until then it lives here.
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? text;
  const { letters, unknown, cut } = read(typed);
  const notices = [
    ...(unknown.length > 0 ? [cell.unknownLetters(unknown.slice(0, 8))] : []),
    ...(cut ? [cell.tooLong(longest)] : []),
    ...(letters.length === 0 ? [cell.nothingToRead(shown)] : []),
  ];
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label ?? cell.word}
      </label>
      <input
        id={id}
        className={styles.input}
        value={typed}
        maxLength={longestTyped}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={`${id}-notice`}
        onChange={({ target: { value } }) => {
          setDraft(value);
          if (read(value).letters.length > 0) onText(value);
        }}
        onBlur={() => setDraft(null)}
      />
      <p id={`${id}-notice`} className={styles.notice} aria-live="polite">
        {notices.join(' ')}
      </p>
    </div>
  );
}
