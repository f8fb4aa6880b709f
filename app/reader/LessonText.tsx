/** The text of a lesson, block by block. */
import 'katex/dist/katex.min.css';
import { useEffect, useRef } from 'react';
import type { Block, Source } from '#lesson/document';
import { useText } from '../i18n/languages.ts';
import { useKit } from '../state/notation.ts';
import { Derivation } from './Derivation.tsx';
import { CodeListing } from './CodeListing.tsx';
import { Exercise } from './Exercise.tsx';
import { InlineFigure } from './InlineFigure.tsx';
import { Predict } from './Predict.tsx';
import { Prose } from './Prose.tsx';
import styles from './LessonText.module.css';

export function LessonText({ blocks }: { readonly blocks: readonly Block[] }) {
  const numberOf = (kind: Block['kind'], at: number) =>
    blocks.slice(0, at + 1).filter((block) => block.kind === kind).length;
  const text = useRef<HTMLDivElement>(null);
  useReachableScrollers(text);
  return (
    <div ref={text} className={styles.text}>
      {blocks.map((block, at) => (
        <BlockView key={at} block={block} number={numberOf(block.kind, at)} />
      ))}
    </div>
  );
}

/** What is wider than its place scrolls in itself, and then must be reachable by keyboard. */
function useReachableScrollers(text: { readonly current: HTMLElement | null }): void {
  // Formulas that are rendered again are new elements.
  const kit = useKit();
  useEffect(() => {
    const scrollers =
      text.current?.querySelectorAll<HTMLElement>('.math, .scroll, pre, [data-formula] [data-line]') ?? [];
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
        else target.removeAttribute('tabindex');
      }
    });
    for (const scroller of scrollers) observer.observe(scroller);
    return () => observer.disconnect();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- see above: what was observed is gone
  }, [text, kit]);
}

interface BlockProps {
  readonly block: Block;
  /** Which of its kind it is, from 1. */
  readonly number: number;
}

function BlockView({ block, number }: BlockProps) {
  const { reader } = useText();
  switch (block.kind) {
    case 'prose':
      return (
        <div className={styles.prose}>
          <Prose html={block.html} />
        </div>
      );
    case 'figure':
      return <InlineFigure figure={block.use} />;
    case 'code':
      return <CodeListing of={block.of} />;
    case 'analogy':
      return (
        <aside className={styles.analogy} aria-label={reader.analogy}>
          <Prose html={block.html} />
        </aside>
      );
    case 'experiment':
      return (
        <div className={styles.experiment}>
          <Prose html={block.html} />
        </div>
      );
    case 'summary':
      return (
        <div className={styles.summary}>
          <Prose html={block.html} />
        </div>
      );
    case 'derivation':
      return <Derivation lines={block.lines} />;
    case 'predict':
      return <Predict prediction={block} number={number} />;
    case 'exercise':
      return <Exercise exercise={block} number={number} />;
    case 'source':
      return <SourceView source={block.source} />;
    default:
      block satisfies never;
      return null;
  }
}

function SourceView({ source: { authors, year, title, published, html } }: { readonly source: Source }) {
  return (
    <div className={styles.source}>
      <p>
        {`${authors} (${year}). `}
        <cite>{title}</cite>
        {`. ${published}.`}
      </p>
      <div className={styles.purpose}>
        <Prose html={html} />
      </div>
    </div>
  );
}
