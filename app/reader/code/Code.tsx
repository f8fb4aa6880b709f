/** A cell or a training loop as code in four languages, its symbols linked to the quantities, and as a script to copy. */
import { useId, useMemo } from 'react';
import type { ListingName } from '#lesson/vocabulary';
import { cellSource } from '#notation/listings/cells';
import { standardNotation, type NotationChoice } from '#notation/notation';
import { codeLanguages, listingLines, type CodeLanguage, type ListingLine } from '#notation/listings/listing';
import { loopSource } from '#notation/listings/loops';
import { isCellName } from '#rnn/cells';
import { ChoiceField } from '../../figures/ChoiceField.tsx';
import { useCodeText } from '../../i18n/code.ts';
import { useKit } from '../../state/notation.ts';
import { setCodeLanguage, useCodeLanguage } from '../../state/codeLanguage.ts';
import { CopyScript } from './CopyScript.tsx';
import styles from './Code.module.css';

export default function Code({ of }: { readonly of: ListingName }) {
  const text = useCodeText();
  const id = useId();
  const language = useCodeLanguage(({ language }) => language);
  const choice = useKit()?.choice ?? standardNotation;
  const lines = useMemo(() => listingLines(sourceOf(of, language, choice)), [of, language, choice]);
  return (
    <section className={styles.code} aria-labelledby={id}>
      <p id={id} className={styles.name}>
        {text.names[of]}
      </p>
      <ChoiceField
        label={text.language}
        value={language}
        options={codeLanguages.map((value) => ({ value, text: text.languages[value] }))}
        onChange={setCodeLanguage}
      />
      <Lines label={text.listing(text.names[of], text.languages[language])} lines={lines} />
      <CopyScript key={`${of} ${language}`} of={of} language={language} />
    </section>
  );
}

function sourceOf(of: ListingName, language: CodeLanguage, choice: NotationChoice): string {
  return isCellName(of) ? cellSource(of, language, choice) : loopSource(of, language, choice);
}

interface LinesProps {
  readonly label: string;
  readonly lines: readonly ListingLine[];
}

function Lines({ label, lines }: LinesProps) {
  return (
    <pre ref={reachable} className={styles.listing} role="region" aria-label={label} translate="no">
      <code>
        {lines.map((line, at) => (
          <Line key={at} line={line} />
        ))}
      </code>
    </pre>
  );
}

/** What is wider than its place scrolls in itself, and then must be reachable by keyboard. */
function reachable(scroller: HTMLElement | null) {
  const content = scroller?.firstElementChild;
  if (!scroller || !content) return undefined;
  const observer = new ResizeObserver(() => {
    if (scroller.scrollWidth > scroller.clientWidth) scroller.setAttribute('tabindex', '0');
    else scroller.removeAttribute('tabindex');
  });
  observer.observe(scroller);
  observer.observe(content);
  return () => observer.disconnect();
}

function Line({ line: { parts, quantity } }: { readonly line: ListingLine }) {
  return (
    <span className={styles.line} data-quantity={quantity ?? undefined}>
      {parts.map((part, at) =>
        part.quantity === null ? (
          part.text
        ) : (
          <span key={at} data-quantity={part.quantity}>
            {part.text}
          </span>
        ),
      )}
      {'\n'}
    </span>
  );
}
