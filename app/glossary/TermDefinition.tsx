/** What a term means: its symbol, its sentences, and the lesson that defines it. */
import 'katex/dist/katex.min.css';
import { lessonsIn } from 'virtual:lessons';
import type { Term } from '#lesson/glossary';
import { useGlossaryText } from '../i18n/glossary.ts';
import { useLanguage } from '../i18n/languages.ts';
import { Prose } from '../reader/Prose.tsx';
import { lessonAddress } from '../state/address.ts';
import styles from './TermDefinition.module.css';

export function TermDefinition({ term }: { readonly term: Term }) {
  const text = useGlossaryText();
  const lesson = lessonsIn(useLanguage()).find(({ name }) => name === term.lesson);
  return (
    <div className={styles.definition}>
      {term.symbol !== null && (
        <div className={styles.symbol}>
          <Prose html={term.symbol} />
        </div>
      )}
      <Prose html={term.html} />
      {lesson && (
        <p className={styles.lesson}>
          <a href={lessonAddress(lesson.name)}>{text.definedIn(lesson.number, lesson.title)}</a>
        </p>
      )}
    </div>
  );
}
