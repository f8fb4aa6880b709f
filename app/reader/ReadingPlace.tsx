/** Offers to go on where reading stopped the last time. It never goes there by itself. */
import { useContext, useEffect, useState } from 'react';
import type { Lesson } from '#lesson/document';
import { useText } from '../i18n/languages.ts';
import { useAddress } from '../state/address.ts';
import { recordPlace, useProgress } from '../state/progress.ts';
import { revealSection, sectionHeading } from '../state/section.ts';
import { LessonName } from './question.ts';
import styles from './ReadingPlace.module.css';

export function ReadingPlace({ outline }: { readonly outline: Lesson['outline'] }) {
  const { reader: text } = useText();
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
          {text.placeGo}
        </button>
        <button type="button" onClick={() => setPlace(undefined)}>
          {text.placeStay}
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
      if (!read) return;
      const { scrollHeight, clientHeight } = document.documentElement;
      recordPlace(lesson, read.name, scrollY + clientHeight > scrollHeight - 200);
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
