/** Every term and symbol of the course, from A to Z. The address may name one: the page then opens there. */
import { use, useEffect, useMemo } from 'react';
import type { Term } from '#lesson/glossary';
import { useGlossaryText } from '../i18n/glossary.ts';
import { useLanguage, useText } from '../i18n/languages.ts';
import { glossaryAddress } from '../state/address.ts';
import { loadGlossary } from './glossary.ts';
import { TermDefinition } from './TermDefinition.tsx';
import styles from './GlossaryPage.module.css';

export default function GlossaryPage({ term: named }: { readonly term: string | null }) {
  const { shell } = useText();
  const text = useGlossaryText();
  const language = useLanguage();
  const terms = use(loadGlossary(language));
  const groups = useMemo(() => byLetter(terms ?? [], language), [terms, language]);
  useEffect(() => {
    if (named === null) return undefined;
    // After the shell has gone to the top of the new page.
    const frame = requestAnimationFrame(() => goTo(`[data-key="${named}"] a`));
    return () => cancelAnimationFrame(frame);
  }, [named]);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{shell.glossary}</h1>
      {terms === null ? <p role="alert">{text.notLoaded}</p> : <p className={styles.lede}>{text.lede}</p>}
      {named !== null && terms !== null && !terms.some(({ key }) => key === named) && (
        <p role="status">{text.unknown}</p>
      )}
      <nav aria-label={text.letters} className={styles.letters}>
        {groups.map(({ letter }) => (
          <button key={letter} type="button" onClick={() => goTo(`[data-letter="${letter}"]`)}>
            {letter}
          </button>
        ))}
      </nav>
      {groups.map(({ letter, terms }) => (
        <section key={letter} aria-label={letter} className={styles.group}>
          <h2 className={styles.letter} data-letter={letter} tabIndex={-1}>
            {letter}
          </h2>
          {terms.map((term) => (
            <article
              key={term.key}
              data-key={term.key}
              className={styles.entry}
              data-named={term.key === named}
            >
              <h3 className={styles.term}>
                <a href={glossaryAddress(term.key)}>{term.term}</a>
              </h3>
              <TermDefinition term={term} />
            </article>
          ))}
        </section>
      ))}
    </div>
  );
}

function goTo(selector: string): void {
  const element = document.querySelector<HTMLElement>(selector);
  element?.scrollIntoView({ block: 'start' });
  element?.focus({ preventScroll: true });
}

interface Group {
  readonly letter: string;
  readonly terms: readonly Term[];
}

function byLetter(terms: readonly Term[], language: string): readonly Group[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  const groups = new Map<string, Term[]>();
  for (const term of terms.toSorted((a, b) => compare(a.term, b.term))) {
    const [first] = term.term.normalize('NFD');
    const letter = first.toLocaleUpperCase(language);
    const group = groups.get(letter);
    if (group) group.push(term);
    else groups.set(letter, [term]);
  }
  return [...groups].map(([letter, terms]) => ({ letter, terms }));
}
