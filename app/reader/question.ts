/** Which question of which lesson this is, for what keeps answers. */
import { createContext, useCallback, useContext } from 'react';
import { recordAnswer, useProgress } from '../state/progress.ts';
import type { Answer, Given, QuestionKind } from '../state/progressFormat.ts';

/** The lesson’s name, `06-lstm`; '' for one that is not of the course, whose answers are not kept. */
export const LessonName = createContext('');

interface Question {
  /** What was answered before; null where nothing was. */
  readonly earlier: Answer | null;
  /** Keeps an answer; `right` is null where it is for the learner to judge. */
  readonly record: (answer: Given, right: boolean | null) => void;
}

/** @param number of its kind in the lesson, from 1 */
export function useQuestion(kind: QuestionKind, number: number, check: string | null): Question {
  const lesson = useContext(LessonName);
  const answer = useProgress((s) => s.progress.lessons[lesson]?.answers[`${kind}-${number}`]);
  // A question that was changed since is another one.
  const earlier = answer?.check === check ? answer : null;
  const record = useCallback(
    (answer: Given, right: boolean | null) => {
      if (lesson !== '') recordAnswer({ lesson, kind, number, check, answer, right });
    },
    [lesson, kind, number, check],
  );
  return { earlier, record };
}
