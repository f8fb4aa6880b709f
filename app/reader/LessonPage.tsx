/** A lesson: its head, its figure, which stays within reach, and its text. */
import { use } from 'react';
import { lessonsIn, type LessonEntry } from 'virtual:lessons';
import type { Lesson } from '#lesson/document';
import { useLanguage, useText } from '../i18n/languages.ts';
import { NotationSwitch } from '../notation/NotationSwitch.tsx';
import { lessonAddress } from '../state/address.ts';
import { fetchDataText } from '../state/dataText.ts';
import { progressRead } from '../state/progress.ts';
import { TermPopovers } from '../glossary/TermPopovers.tsx';
import { FigurePane } from './FigurePane.tsx';
import { LessonText } from './LessonText.tsx';
import { Outline } from './Outline.tsx';
import { LessonName } from './question.ts';
import { ReadingPlace } from './ReadingPlace.tsx';
import { useSection } from './useSection.ts';
import styles from './LessonPage.module.css';

/** @param name of a lesson that exists in the language chosen; the shell sees to that */
export default function LessonPage({ name }: { readonly name: string }) {
  const { shell } = useText();
  const lessons = lessonsIn(useLanguage());
  const at = lessons.findIndex((entry) => entry.name === name);
  if (at < 0) throw new RangeError(`there is no lesson named ${name}`);
  const { title, number, minutes, question, outline, figure, blocks } = use(loaded(lessons[at]));
  // What was kept is offered at once, and moves nothing later.
  use(progressRead);
  useSection();
  return (
    <LessonName value={name}>
      <article className={styles.page}>
        <header className={styles.head}>
          <p className={styles.eyebrow}>{`${shell.lessonNumber(number)} · ${shell.home.minutes(minutes)}`}</p>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lede}>{question}</p>
          <NotationSwitch />
          <ReadingPlace outline={outline} />
          <Outline outline={outline} />
        </header>
        <FigurePane figure={figure} />
        <div className={styles.body}>
          <LessonText blocks={blocks} />
          <OtherLessons before={lessons[at - 1]} after={lessons[at + 1]} />
        </div>
        <TermPopovers />
      </article>
    </LessonName>
  );
}

const promises = new Map<LessonEntry, Promise<Lesson>>();

/** One promise for each lesson, as `use` needs it; one that failed is forgotten, so that it can be tried again. */
function loaded(entry: LessonEntry): Promise<Lesson> {
  const known = promises.get(entry);
  if (known) return known;
  const promise = fetchLesson(entry.file);
  promises.set(entry, promise);
  promise.catch(() => promises.delete(entry));
  return promise;
}

async function fetchLesson(file: string): Promise<Lesson> {
  const text = await fetchDataText(file);
  if (text === null) throw new Error(`${file} could not be fetched`);
  // The one cast: the file was written from a parsed lesson by the build that wrote this page.
  return JSON.parse(text) as Lesson;
}

interface Neighbours {
  readonly before: LessonEntry | undefined;
  readonly after: LessonEntry | undefined;
}

function OtherLessons({ before, after }: Neighbours) {
  const { reader } = useText();
  return (
    <nav className={styles.others} aria-label={reader.lessons}>
      {before && (
        <a href={lessonAddress(before.name)} className={styles.before}>
          <span>{reader.previous}</span> {before.title}
        </a>
      )}
      {after && (
        <a href={lessonAddress(after.name)} className={styles.after}>
          <span>{reader.next}</span> {after.title}
        </a>
      )}
    </nav>
  );
}
