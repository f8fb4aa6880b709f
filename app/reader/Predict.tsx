/** A question to commit to before the answer is known. The learner's own model decides, at that moment. */
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import type { Block } from '#lesson/document';
import { useText } from '../i18n/languages.ts';
import type { AnswerProps } from './answers/answer.ts';
import { ChoiceAnswer } from './answers/ChoiceAnswer.tsx';
import { isRight, kept, type Given } from './answers/given.ts';
import type { Turnout } from './checks/check.ts';
import { loadCheck } from './checks/topics.ts';
import styles from './Predict.module.css';
import { Prose } from './Prose.tsx';
import { useQuestion } from './question.ts';

const NumberAnswer = lazy(() => import('./answers/NumberAnswer.tsx'));
const BoardAnswer = lazy(() => import('./answers/BoardAnswer.tsx'));

type Prediction = Extract<Block, { kind: 'predict' }>;

type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'decided'; readonly turnout: Turnout; readonly sentence: string }
  | { readonly kind: 'undecided'; readonly sentence: string };

interface Props {
  readonly prediction: Prediction;
  /** Which prediction of the lesson it is, from 1. */
  readonly number: number;
}

export function Predict({ prediction, number }: Props) {
  const text = useText();
  const { reader } = text;
  const id = useId();
  const { earlier, record } = useQuestion('prediction', number, prediction.check);
  const [given, setGiven] = useState<Given | null>(null);
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' });
  // A fresh board, with what the figure shows by then, each time the question is asked.
  const [round, setRound] = useState(1);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const ask = async () => {
    const controller = new AbortController();
    const { signal } = controller;
    asking.current = controller;
    setStage({ kind: 'asking' });
    const next = await loadCheck(prediction.topic, prediction.check)
      .then((check) => check.ask(text, signal))
      .then((judged): Stage => (judged.kind === 'needs' ? { ...judged, kind: 'undecided' } : judged))
      .catch((): Stage => ({ kind: 'undecided', sentence: reader.failed }));
    if (signal.aborted) return;
    setStage(next);
    if (next.kind === 'decided' && given) record(kept(given), isRight(given, next.turnout));
  };
  const decided = stage.kind === 'decided' ? stage : null;
  const answer: AnswerProps = {
    given,
    turnout: decided?.turnout ?? null,
    disabled: stage.kind === 'asking' || decided !== null,
    labelledBy: `${id}-question`,
    onGive: setGiven,
  };
  return (
    <section className={styles.predict} aria-labelledby={`${id}-name`}>
      <p id={`${id}-name`} className={styles.name}>
        {reader.predict(number)}
        {earlier && !decided && ` · ${earlier.right ? reader.rightBefore : reader.wrongBefore}`}
      </p>
      <div id={`${id}-question`}>
        <Prose html={prediction.question} />
      </div>
      <Answer key={round} prediction={prediction} {...answer} />
      {!decided && (
        <button
          type="button"
          className={styles.commit}
          disabled={given === null || stage.kind === 'asking'}
          onClick={() => void ask()}
        >
          {stage.kind === 'asking' ? reader.asking : reader.commit}
        </button>
      )}
      <div role="status" className={styles.result}>
        {stage.kind === 'undecided' && <p>{stage.sentence}</p>}
        {decided && given && (
          <p>
            <strong>{isRight(given, decided.turnout) ? reader.right : reader.wrong}</strong>{' '}
            {decided.sentence}
          </p>
        )}
      </div>
      {decided && (
        <>
          <Prose html={prediction.reason} />
          <button
            type="button"
            className={styles.again}
            onClick={() => {
              setGiven(null);
              setStage({ kind: 'choosing' });
              setRound(round + 1);
            }}
          >
            {reader.askAgain}
          </button>
        </>
      )}
    </section>
  );
}

function Answer({ prediction, ...answer }: AnswerProps & { readonly prediction: Prediction }) {
  const { asked, choices, guess, topic, check } = prediction;
  switch (asked.answer) {
    case 'choice':
      return <ChoiceAnswer choices={choices} {...answer} />;
    case 'number':
      return (
        <Suspense>
          <NumberAnswer label={guess} least={asked.least} most={asked.most} {...answer} />
        </Suspense>
      );
    case 'marks':
    case 'curve':
      return (
        <Suspense>
          <BoardAnswer label={guess} load={() => loadCheck(topic, check)} {...answer} />
        </Suspense>
      );
    default:
      asked satisfies never;
      return null;
  }
}
