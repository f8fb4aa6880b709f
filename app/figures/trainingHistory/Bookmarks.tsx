/** Moments with names: marked, gone back to, removed; they are in the address. */
import { memo, useId, useMemo, useState, type FormEvent } from 'react';
import { useTrainingHistoryText } from '../../i18n/trainingHistory.ts';
import {
  bookmarkName,
  bookmarksText,
  parseBookmarks,
  withBookmark,
  type TrainingHistoryAddress,
} from '../../state/trainingHistoryView.ts';
import buttons from '../../lab/controls.module.css';
import styles from './Bookmarks.module.css';

interface Props {
  /** As the address has them. */
  readonly kept: string;
  readonly trainStep: number;
  readonly timeStep: number;
  readonly onAddress: (patch: Partial<TrainingHistoryAddress>) => void;
}

export const Bookmarks = memo(function Bookmarks({ kept, trainStep, timeStep, onAddress }: Props) {
  const { bookmarks: text } = useTrainingHistoryText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const bookmarks = useMemo(() => parseBookmarks(kept) ?? [], [kept]);
  const proposal = text.proposal(trainStep, timeStep + 1);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = bookmarkName(typed) || bookmarkName(proposal);
    const next = withBookmark(bookmarks, { name, trainStep, timeStep });
    setSaid(next ? text.marked(name) : text.full);
    if (!next) return;
    setTyped('');
    onAddress({ bookmarks: bookmarksText(next) });
  };
  return (
    <section className={styles.bookmarks} aria-label={text.title}>
      <form onSubmit={add}>
        <label htmlFor={id}>{text.name}</label>
        <input
          id={id}
          value={typed}
          placeholder={proposal}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setTyped(target.value)}
        />
        <button type="submit" className={buttons.button}>
          {text.add}
        </button>
      </form>
      {bookmarks.length === 0 ? (
        <p className={styles.none}>{text.none}</p>
      ) : (
        <ol>
          {bookmarks.map((bookmark, k) => {
            const where = text.where(bookmark.trainStep, bookmark.timeStep + 1);
            const here = bookmark.trainStep === trainStep && bookmark.timeStep === timeStep;
            return (
              <li key={bookmarksText([bookmark])}>
                <button
                  type="button"
                  className={styles.go}
                  aria-label={text.go(bookmark.name, where)}
                  aria-current={here ? 'step' : undefined}
                  onClick={() =>
                    onAddress({ trainStep: bookmark.trainStep, timeStep: bookmark.timeStep + 1 })
                  }
                >
                  <span className={styles.number}>{k + 1}</span>
                  <span className={styles.name}>{bookmark.name}</span>
                  <span className={styles.where}>{here ? `${where} · ${text.here}` : where}</span>
                </button>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={text.remove(bookmark.name)}
                  onClick={() => {
                    setSaid(text.removed(bookmark.name));
                    onAddress({ bookmarks: bookmarksText(bookmarks.filter((one) => one !== bookmark)) });
                  }}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ol>
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
    </section>
  );
});
