/**
 * What a learner has done, as data and as text: what was read, where, and every answer. The text is kept on the device and is
 * what is exported and imported. Pure; progress.ts keeps it.
 */
import * as v from 'valibot';

/** What a learner answered: a choice, a number, marks, points of a sketched curve. */
export type Given = string | number | boolean | readonly (string | number)[];

export type QuestionKind = 'prediction' | 'exercise';

export interface Answer {
  /** What decided; null where nothing is checked. */
  readonly check: string | null;
  readonly answer: Given;
  /** null where it is for the learner to judge. */
  readonly right: boolean | null;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

export interface LessonProgress {
  /** The section last read, and when; '' is the beginning. */
  readonly place: { readonly section: string; readonly at: number } | null;
  /** When the end of the text was first reached. */
  readonly finishedAt: number | null;
  /** By kind and number: `prediction-1`. */
  readonly answers: Readonly<Record<string, Answer>>;
}

/** By the lesson’s name. */
export interface Progress {
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export const noProgress: Progress = { lessons: {} };
const noLessonProgress: LessonProgress = { place: null, finishedAt: null, answers: {} };

export const answerKey = (kind: QuestionKind, number: number) => `${kind}-${number}`;

/** Why a text is not taken. `older` and `newer`: it is sound, but of another version of the page. */
export type ProgressProblem = 'tooLong' | 'notJson' | 'notProgress' | 'older' | 'newer' | 'damaged';

export type ParsedProgress =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'unreadable'; readonly problem: ProgressProblem };

const format = 'unroll-progress';
const version = 1;
/** Characters; a whole course with every answer needs a hundredth of it. */
export const longestProgress = 2_000_000;

const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const shortText = v.pipe(v.string(), v.maxLength(200));
const givenSchema = v.union([
  v.pipe(v.string(), v.maxLength(5000)),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
  v.pipe(v.array(v.union([v.pipe(v.number(), v.finite()), shortText])), v.maxLength(2000)),
]);
const lessonSchema = v.object({
  place: v.nullable(v.object({ section: shortText, at: time })),
  finishedAt: v.nullable(time),
  answers: v.record(
    v.pipe(v.string(), v.regex(/^(prediction|exercise)-[1-9]\d?$/)),
    v.object({ check: v.nullable(shortText), answer: givenSchema, right: v.nullable(v.boolean()), at: time }),
  ),
});
const versionSchema = v.object({ format: v.literal(format), version: v.pipe(v.number(), v.integer()) });
const progressSchema = v.object({
  lessons: v.record(v.pipe(v.string(), v.regex(/^\d\d-[a-z0-9-]{1,60}$/)), lessonSchema),
});

export function parseProgress(text: string): ParsedProgress {
  const unreadable = (problem: ProgressProblem) => ({ kind: 'unreadable', problem }) as const;
  if (text.length > longestProgress) return unreadable('tooLong');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable('notJson');
  }
  const head = v.safeParse(versionSchema, value);
  if (!head.success) return unreadable('notProgress');
  if (head.output.version !== version) return unreadable(head.output.version < version ? 'older' : 'newer');
  const { success, output } = v.safeParse(progressSchema, value);
  return success ? { kind: 'progress', progress: output } : unreadable('damaged');
}

/** The inverse of `parseProgress`, with line breaks for those who open the file. */
export function formatProgress({ lessons }: Progress): string {
  return `${JSON.stringify({ format, version, lessons }, null, 1)}\n`;
}

/** Both together: of two answers to a question the later one, of two places the later one. */
export function mergeProgress(a: Progress, b: Progress): Progress {
  const names = new Set([...Object.keys(a.lessons), ...Object.keys(b.lessons)]);
  const lessons: Record<string, LessonProgress> = {};
  for (const name of names)
    lessons[name] = mergeLesson(a.lessons[name] ?? noLessonProgress, b.lessons[name] ?? noLessonProgress);
  return { lessons };
}

function mergeLesson(a: LessonProgress, b: LessonProgress): LessonProgress {
  const answers: Record<string, Answer> = { ...a.answers };
  for (const [key, answer] of Object.entries(b.answers))
    if ((answers[key]?.at ?? -1) < answer.at) answers[key] = answer;
  const ends = [a.finishedAt, b.finishedAt].filter((at) => at !== null);
  return {
    place: (a.place?.at ?? -1) < (b.place?.at ?? -1) ? b.place : a.place,
    finishedAt: ends.length > 0 ? Math.min(...ends) : null,
    answers,
  };
}

/** With one lesson changed. */
export function changeLesson(
  { lessons }: Progress,
  name: string,
  change: (lesson: LessonProgress) => LessonProgress,
): Progress {
  return { lessons: { ...lessons, [name]: change(lessons[name] ?? noLessonProgress) } };
}
