/** The headings of a lesson, each a way there. */
import { useContext, type MouseEvent } from 'react';
import type { Lesson } from '#lesson/document';
import { useText } from '../i18n/languages.ts';
import { lessonAddress } from '../state/address.ts';
import { goToSection } from '../state/section.ts';
import styles from './Outline.module.css';
import { LessonName } from './question.ts';

export function Outline({ outline }: { readonly outline: Lesson['outline'] }) {
  const { reader: text } = useText();
  const lesson = useContext(LessonName);
  const follow = (event: MouseEvent, section: string) => {
    // A new tab or window is the browser’s; here, what was set in the figure stays as it is.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goToSection(lesson, section);
  };
  if (lesson === '') return null;
  return (
    <details className={styles.outline}>
      <summary>{text.outline}</summary>
      <nav aria-label={text.outline}>
        <ol>
          {outline.map(({ name, heading, level }) => (
            <li key={name} data-level={level}>
              <a href={lessonAddress(lesson, { section: name })} onClick={(event) => follow(event, name)}>
                {heading}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}
