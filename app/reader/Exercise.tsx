/** A task with a hint and a worked answer, each shown when asked for. */
import type { Block } from '#lesson/document';
import { useText } from '../i18n/languages.ts';
import { Prose } from './Prose.tsx';
import styles from './Exercise.module.css';

interface Props {
  readonly exercise: Extract<Block, { kind: 'exercise' }>;
  /** Which exercise of the lesson it is, from 1. */
  readonly number: number;
}

export function Exercise({ exercise: { question, hint, answer }, number }: Props) {
  const { reader } = useText();
  return (
    <section className={styles.exercise} aria-label={reader.exercise(number)}>
      <p className={styles.name}>{reader.exercise(number)}</p>
      <Prose html={question} />
      <details className={styles.more}>
        <summary>{reader.hint}</summary>
        <Prose html={hint} />
      </details>
      <details className={styles.more}>
        <summary>{reader.answer}</summary>
        <Prose html={answer} />
      </details>
    </section>
  );
}
