/** The first screen: what this is, and the lessons there are. */
import { lessonsIn } from 'virtual:lessons';
import { useLanguage, useText } from '../i18n/languages.ts';
import { LessonStatus } from '../progress/LessonStatus.tsx';
import { ProgressPanel } from '../progress/ProgressPanel.tsx';
import { lessonAddress } from '../state/address.ts';
import { UnrolledWord } from './UnrolledWord.tsx';
import styles from './HomePage.module.css';

export default function HomePage() {
  const { home, glossary, lessonNumber } = useText().shell;
  const lessons = lessonsIn(useLanguage());
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{home.title}</h1>
      <p className={styles.lede}>{home.lede}</p>
      <UnrolledWord />
      <h2 className={styles.heading}>{home.lessons}</h2>
      <ol className={styles.lessons}>
        {lessons.map(({ name, number, title, question, minutes, predictions, exercises }) => (
          <li key={name}>
            <a href={lessonAddress(name)}>
              <span className={styles.facts}>{`${lessonNumber(number)} · ${home.minutes(minutes)}`}</span>
              <span className={styles.lesson}>{title}</span>
              <span className={styles.question}>{question}</span>
              <LessonStatus name={name} predictions={predictions} exercises={exercises} />
            </a>
          </li>
        ))}
      </ol>
      <p className={styles.figures}>
        <a href="#/figures">{home.figures}</a>
        <a href="#/glossary">{glossary}</a>
      </p>
      <ProgressPanel />
    </div>
  );
}
