/** In a line, what has been done of a lesson; nothing for one that is not begun. */
import { Check } from 'lucide-react';
import { useProgressText } from '../i18n/progress.ts';
import { useProgress } from '../state/progress.ts';
import { answerKey, type QuestionKind } from '../state/progressFormat.ts';
import styles from './LessonStatus.module.css';

interface Props {
  readonly name: string;
  /** How many the lesson has. */
  readonly predictions: number;
  readonly exercises: number;
}

export function LessonStatus({ name, predictions, exercises }: Props) {
  const text = useProgressText();
  const lesson = useProgress((s) => s.progress.lessons[name]);
  if (!lesson) return null;
  const answered = (kind: QuestionKind, all: number) =>
    Array.from({ length: all }, (_, at) => answerKey(kind, at + 1)).filter((key) => lesson.answers[key])
      .length;
  const says = [
    lesson.finishedAt === null ? text.begun : text.finished,
    text.predictions(answered('prediction', predictions), predictions),
    text.exercises(answered('exercise', exercises), exercises),
  ];
  return (
    <span className={styles.status}>
      {lesson.finishedAt !== null && <Check size={15} aria-hidden />}
      {says.join(' · ')}
    </span>
  );
}
