/** A task with hints in stages and a worked answer, each shown when asked for; some are checked while they are worked on. */
import { Suspense, useCallback, useState } from 'react';
import type { Block } from '#lesson/document';
import { useText } from '../i18n/languages.ts';
import { Boundary } from '../shell/Boundary.tsx';
import styles from './Exercise.module.css';
import { checkedExercise } from './exercises/registry.ts';
import { Prose } from './Prose.tsx';
import { useQuestion } from './question.ts';

interface Props {
  readonly exercise: Extract<Block, { kind: 'exercise' }>;
  /** Which exercise of the lesson it is, from 1. */
  readonly number: number;
}

export function Exercise({ exercise: { question, hints, answer, check }, number }: Props) {
  const { reader } = useText();
  const { earlier, record } = useQuestion('exercise', number, check ?? null);
  const isSolved = earlier?.right === true;
  const onSolved = useCallback(
    (answer: string | number) => {
      if (!isSolved) record(answer, true);
    },
    [isSolved, record],
  );
  const [opened, setOpened] = useState(0);
  return (
    <section className={styles.exercise} aria-label={reader.exercise(number)}>
      <p className={styles.name}>
        {reader.exercise(number)}
        {earlier && ` · ${reader.doneBefore(earlier.right)}`}
      </p>
      <Prose html={question} />
      {check !== undefined && (
        <Boundary scope="figure">
          <Suspense fallback={<p className={styles.loading}>{reader.figureLoading}</p>}>
            {checkedExercise(check, { onSolved })}
          </Suspense>
        </Boundary>
      )}
      {hints.slice(0, opened + 1).map((hint, at) => (
        <details
          key={at}
          className={styles.more}
          onToggle={(event) => {
            if (event.currentTarget.open) setOpened(Math.max(opened, at + 1));
          }}
        >
          <summary>{reader.hint(at + 1, hints.length)}</summary>
          <Prose html={hint} />
        </details>
      ))}
      <details
        className={styles.more}
        onToggle={(event) => {
          // One that was solved stays solved.
          if (event.currentTarget.open && !earlier) record('', null);
        }}
      >
        <summary>{reader.answer}</summary>
        <Prose html={answer} />
      </details>
    </section>
  );
}
