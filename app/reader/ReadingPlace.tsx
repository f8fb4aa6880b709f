/** Offers to go on where reading stopped the last time. It never goes there by itself. */
import { useContext, useEffect, useState } from 'react';
import type { Lesson } from '#lesson/document';
import { useProgressText } from '../i18n/progress.ts';
import { useAddress } from '../state/address.ts';
import { recordFinished, recordPlace, useProgress } from '../state/progress.ts';
import { revealSection, sectionHeading } from '../state/section.ts';
import { LessonName } from './question.ts';
import styles from './ReadingPlace.module.css';

export function ReadingPlace({ outline }: { readonly outline: Lesson['outline'] }) {
  const text = useProgressText();
  const lesson = useContext(LessonName);
  // What was kept when the lesson was opened: it changes while one reads.
  const [place, setPlace] = useState(() => {
    const { section } = useAddress.getState().values;
    return section === undefined
      ? useProgress.getState().progress.lessons[lesson]?.place?.section
      : undefined;
  });
  useReadingPlace(lesson, outline);
  const at = outline.find(({ name }) => name === place);
  if (!at) return null;
  return (
    <div className={styles.place}>
      <p>{text.place(at.heading)}</p>
      <div className={styles.ways}>
        <button
          type="button"
          onClick={() => {
            setPlace(undefined);
            revealSection(at.name);
          }}
        >
          {text.goThere}
        </button>
        <button type="button" onClick={() => setPlace(undefined)}>
          {text.dismiss}
        </button>
      </div>
    </div>
  );
}

/** Milliseconds without scrolling after which the section in view counts as being read. */
const settled = 1000;

/** Keeps which section is being read, and that the end was reached. */
function useReadingPlace(lesson: string, outline: Lesson['outline']): void {
  useEffect(() => {
    if (lesson === '') return undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const note = () => {
      const line = innerHeight / 3;
      const read = outline.findLast(
        ({ name }) => (sectionHeading(name)?.getBoundingClientRect().top ?? Infinity) < line,
      );
      // Back at the beginning, what was kept is still the better place to go on from.
      if (read) recordPlace(lesson, read.name);
      const { scrollHeight, clientHeight } = document.documentElement;
      // Where nothing scrolls, nothing has been read yet: the text is on its way.
      if (read && scrollY + clientHeight > scrollHeight - 200) recordFinished(lesson);
    };
    const onScroll = () => {
      clearTimeout(waiting);
      waiting = setTimeout(note, settled);
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(waiting);
      removeEventListener('scroll', onScroll);
    };
  }, [lesson, outline]);
}
