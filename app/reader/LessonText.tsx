/** The text of a lesson, block by block. */
import 'katex/dist/katex.min.css';
import type { Block, Source } from '#lesson/document';
import { useText } from '../i18n/languages.ts';
import { Derivation } from './Derivation.tsx';
import { Exercise } from './Exercise.tsx';
import { Predict } from './Predict.tsx';
import { Prose } from './Prose.tsx';
import styles from './LessonText.module.css';

export function LessonText({ blocks }: { readonly blocks: readonly Block[] }) {
  const numberOf = (kind: Block['kind'], at: number) =>
    blocks.slice(0, at + 1).filter((block) => block.kind === kind).length;
  return (
    <div className={styles.text}>
      {blocks.map((block, at) => (
        <BlockView key={at} block={block} number={numberOf(block.kind, at)} />
      ))}
    </div>
  );
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
